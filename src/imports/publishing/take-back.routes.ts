import { Router } from 'express';
import { z } from 'zod';
import { NotFound } from '../../errors.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { formatsFor } from '../../web/formats.ts';
import { text } from '../../web/forms.ts';
import { mount } from '../../web/page.ts';
import { oneImport } from '../import.queries.ts';
import { shownImport } from '../import.views.ts';
import { hasEarlierFile, inForce, laterFiles, takenBack } from './take-back.queries.ts';
import type { TakeBackService } from './take-back.service.ts';

/** A letter that rests on a file. */
export interface RestingLetter {
  readonly caseId: string;
  readonly number: string;
  readonly companyName: string;
}

/** What would fall with a file, told by the rooms that stand on it. */
export type WouldFall = (
  tx: Tx,
  file: { readonly batchId: string; readonly jurisdictionId: number; readonly publishedAt: string },
) => Promise<{ readonly findings: number; readonly letters: readonly RestingLetter[]; readonly sent: readonly RestingLetter[] }>;

/** What the pages of taking back work with. */
export interface TakeBackRooms {
  readonly database: Database;
  readonly takeBack: TakeBackService;
  readonly wouldFall: WouldFall;
}

const NOTHING = { findings: 0, letters: [], sent: [] };

async function viewOf({ database, wouldFall }: TakeBackRooms, actor: Actor, id: string) {
  return database.read(actor, async (tx) => {
    const batch = await oneImport(tx, id);
    if (!batch) throw new NotFound('Impor ini tidak ditemukan.');
    const file = await inForce(tx, id);
    const first = file ? await laterFiles(tx, id) : [];
    return {
      batch: shownImport(batch),
      published: file !== undefined,
      before: (await takenBack(tx, id)) ?? null,
      first,
      lastOfItsKind: !(await hasEarlierFile(tx, id)),
      falls: file && first.length === 0 ? await wouldFall(tx, file) : NOTHING,
    };
  });
}

/** Pages that take back a published file: what would be undone, the reason, and the act. */
export function takeBackRoutes(rooms: TakeBackRooms): Router {
  const router = Router();
  const params = z.object({ id: z.uuid() });
  mount(router, {
    method: 'get',
    path: '/impor/:id/tarik',
    permission: 'imports:publish',
    params,
    async handle({ actor, params: { id }, page }) {
      page.render('officer/imports/take-back', await viewOf(rooms, actor, id));
    },
  });
  mount(router, {
    method: 'post',
    path: '/impor/:id/tarik',
    permission: 'imports:publish',
    params,
    body: z.object({ alasan: text('Tulis alasan penarikan', 1000) }),
    invalid: 'officer/imports/take-back',
    onInvalid: ({ actor, params: { id } }) => viewOf(rooms, actor, id),
    async handle({ actor, params: { id }, body, page }) {
      const outcome = await rooms.takeBack.takeBack(actor, id, body.alasan);
      if (outcome.kind === 'refused') return page.refuse([{ field: 'alasan', text: page.t(outcome.reason) }]);
      if (outcome.kind === 'already') page.flash({ kind: 'info', text: page.t('Berkas ini sudah ditarik oleh {name}.', { name: outcome.by }) });
      else {
        const formats = formatsFor(page.language);
        const figures = { n: formats.number(outcome.removed + outcome.restored), m: formats.number(outcome.findings), k: formats.number(outcome.letters) };
        page.flash({ kind: 'success', text: page.t('Berkas ditarik. {n} baris kembali seperti semula; {m} temuan gugur; {k} surat dihentikan.', figures) });
      }
      page.redirect(`/impor/${id}`);
    },
  });
  return router;
}
