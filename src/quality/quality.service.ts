import type { FileKind } from '../imports/file-kinds.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import { FORMULA_EDITION, pointsOf } from './formula.ts';
import { measure, type JudgedFile } from './measure.repository.ts';

/** Judging how good the data of the sources are. */
export interface QualityService {
  /** Judges the source of a published file as long as nothing newer came, and how far the other office's file in force agrees with it. Safe to run again; does nothing for a file that is not in force. */
  score(batchId: string): Promise<void>;
  /** Judges again what is in force in the area of a file that was taken back. Safe to run again. */
  rescoreAfter(batchId: string): Promise<void>;
}

interface Judged extends JudgedFile {
  readonly at: string;
}

const COUNTERPARTS: Readonly<Record<FileKind, FileKind>> = {
  'register-companies': 'enrolment-employers',
  'register-workers': 'enrolment-members',
  'enrolment-employers': 'register-companies',
  'enrolment-members': 'register-workers',
};

/** A file with the last instant at which it was the newest of its source: the moment before the next, or now. */
const FILE = `b.id, b.jurisdiction_id AS "jurisdictionId", b.kind, b.source, b.period,
  coalesce((SELECT min(l.published_at) - interval '1 microsecond' FROM import_batch l
             WHERE l.jurisdiction_id = b.jurisdiction_id AND l.kind = b.kind AND l.source = b.source AND l.state IN ('published', 'superseded')
               AND l.published_at > b.published_at), clock_timestamp())::text AS at`;

async function store(tx: Tx, { at, ...file }: Judged): Promise<void> {
  const figures = await measure(tx, file, at);
  const points = pointsOf(figures);
  await tx.run(
    `INSERT INTO data_quality (batch_id, jurisdiction_id, kind, source, period, rows, completeness, validity, uniqueness, age, agreement, total, figures, formula)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14
      WHERE EXISTS (SELECT FROM import_batch WHERE id = $1 AND state IN ('published', 'superseded') FOR SHARE)
     ON CONFLICT (batch_id) DO UPDATE SET rows = excluded.rows, completeness = excluded.completeness, validity = excluded.validity,
       uniqueness = excluded.uniqueness, age = excluded.age, agreement = excluded.agreement, total = excluded.total,
       figures = excluded.figures, formula = excluded.formula, computed_at = now()`,
    [file.id, file.jurisdictionId, file.kind, file.source, file.period, figures.rows, points.completeness, points.validity, points.uniqueness, points.age,
      points.agreement, points.total, JSON.stringify(figures), FORMULA_EDITION],
  );
}

/** The files in force of the other office that say the same kind of thing: how far they agree may be different now. */
async function counterparts(tx: Tx, file: JudgedFile): Promise<Judged[]> {
  return tx.rows<Judged>(
    `SELECT DISTINCT ON (b.source) ${FILE} FROM import_batch b WHERE b.jurisdiction_id = $1 AND b.kind = $2 AND b.state = 'published' ORDER BY b.source, b.published_at DESC`,
    [file.jurisdictionId, COUNTERPARTS[file.kind]],
  );
}

/** Builds the service. */
export function qualityService(database: Database): QualityService {
  // One transaction for each file: two offices that judge each other's files at once must not wait in a ring.
  const storeEach = async (actor: Actor, files: readonly Judged[]) => {
    for (const file of files) await database.bulk(actor, (_client, tx) => store(tx, file));
  };
  return {
    async score(batchId) {
      const actor = await everywhere(database);
      const files = await database.read(actor, async (tx) => {
        const file = await tx.row<Judged>(`SELECT ${FILE} FROM import_batch b WHERE b.id = $1 AND b.state IN ('published', 'superseded')`, [batchId]);
        return file ? [file, ...(await counterparts(tx, file))] : [];
      });
      await storeEach(actor, files);
    },

    async rescoreAfter(batchId) {
      const actor = await everywhere(database);
      const files = await database.read(actor, (tx) =>
        tx.rows<Judged>(
          `SELECT ${FILE} FROM import_batch w JOIN import_batch b ON b.jurisdiction_id = w.jurisdiction_id AND b.state = 'published'
            WHERE w.id = $1 AND w.withdrawn_at IS NOT NULL`,
          [batchId],
        ),
      );
      await storeEach(actor, files);
    },
  };
}
