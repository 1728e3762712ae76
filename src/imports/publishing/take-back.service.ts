import { NotFound, refused, type Refusal } from '../../errors.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { lockBatch, lockSource, type Batch } from '../batch.repository.ts';
import { instantAfterAll } from './publish.repository.ts';
import { LAYOUTS } from '../record-layout.ts';
import { laterFiles, takenBack, type LaterFile } from './take-back.queries.ts';
import { cancelOpenRuns, markTakenBack, publishedAt, returnRows, type PublishedBatch, type RowsReturned } from './take-back.repository.ts';

/** What the cases are told when a file is taken back, inside the same transaction and before its rows return. */
export type TellCases = (
  tx: Tx,
  file: { readonly batchId: string; readonly jurisdictionId: number; readonly publishedAt: string },
) => Promise<{ readonly findings: number; readonly cases: number; readonly letters: number }>;

/** What taking a file back did. */
export interface TakenBackNow extends RowsReturned {
  readonly kind: 'withdrawn';
  readonly findings: number;
  readonly cases: number;
  readonly letters: number;
}

/** Taking back files that were published. */
export interface TakeBackService {
  /**
   * Returns everything to the state before a file, in one transaction: its rows, the findings that only it
   * carried, letters that have not left. Refused, with the files to take back first, while later ones of the same
   * kind and source stand on it. A second call changes nothing and says who was faster. @throws NotFound @throws Conflict
   */
  takeBack(actor: Actor, id: string, reason: string): Promise<TakenBackNow | { readonly kind: 'already'; readonly by: string } | (Refusal & { readonly first?: readonly LaterFile[] })>;
}

const NOT_PUBLISHED = 'Berkas ini tidak sedang terbit.';
const LATER = 'Berkas lain dari sumber yang sama terbit sesudah berkas ini. Tarik berkas itu lebih dahulu.';
const RUN_STOPPED = 'Sebagian data ditarik selagi pencocokan berjalan. Pencocokan baru dimulai sendiri.';

function isInForce(batch: PublishedBatch): batch is PublishedBatch & { publishedAt: string } {
  return (batch.state === 'published' || batch.state === 'superseded') && batch.publishedAt !== null;
}

async function locked(tx: Tx, id: string): Promise<Batch> {
  const batch = await lockBatch(tx, id);
  if (!batch) throw new NotFound('Impor ini tidak ditemukan.');
  await lockSource(tx, batch);
  return batch;
}

/** Builds the service. */
export function takeBackService(database: Database, tellCases: TellCases): TakeBackService {
  return {
    takeBack: (actor, id, reason) =>
      database.bulk(actor, async (_client, tx) => {
        const batch = await publishedAt(tx, await locked(tx, id));
        const before = await takenBack(tx, id);
        if (before) return { kind: 'already', by: before.by };
        if (!isInForce(batch)) return refused(NOT_PUBLISHED);
        const first = await laterFiles(tx, id);
        if (first.length > 0) return { ...refused(LATER), first };
        const fell = await tellCases(tx, { batchId: id, jurisdictionId: batch.jurisdictionId, publishedAt: batch.publishedAt });
        await cancelOpenRuns(tx, batch.jurisdictionId, RUN_STOPPED);
        const at = await instantAfterAll(tx, batch.jurisdictionId);
        const rows = await returnRows(tx, LAYOUTS[batch.kind], batch, at);
        await markTakenBack(tx, batch, reason, at);
        const { kind, source, period } = batch;
        await tx.audit({ action: 'import.taken_back', subject: 'import', subjectId: id, details: { kind, source, period, reason, ...rows, ...fell } });
        await tx.later('import.withdrawn', id);
        return { kind: 'withdrawn', ...rows, ...fell };
      }),
  };
}
