import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Router } from 'express';
import { z } from 'zod';
import { NotFound } from '../errors.ts';
import type { Database } from '../platform/database.ts';
import { mount } from '../web/page.ts';
import { qualityView } from './quality.pages.ts';
import { problemKinds, scoreOf, valuesToMend } from './quality.queries.ts';
import { feedbackSheet } from './sheet.ts';

const ROWS_AT_ONCE = 10_000;

/** Pages on how good the data of the sources are. */
export function qualityRoutes(database: Database): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/mutu-data',
    permission: 'imports:read',
    async handle({ actor, page }) {
      page.render('officer/quality/overview', await qualityView(database, actor));
    },
  });
  mount(router, {
    method: 'get',
    path: '/mutu-data/:id/umpan-balik.xlsx',
    permission: 'imports:upload',
    params: z.object({ id: z.uuid() }),
    async handle({ actor, params, res }) {
      const found = await database.transaction(actor, async (tx) => {
        const score = await scoreOf(tx, params.id);
        if (!score) throw new NotFound('Berkas ini belum dinilai.');
        await tx.audit({ action: 'quality.sheet_downloaded', subject: 'import', subjectId: params.id, details: { kind: score.kind, source: score.source, period: score.period } });
        return { score, problems: await problemKinds(tx, score.kind, params.id) };
      });
      const rows = (after: string) => database.read(actor, (tx) => valuesToMend(tx, found.score.kind, params.id, after, ROWS_AT_ONCE));
      res.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').attachment(`umpan-balik-${found.score.kind}-${found.score.period}.xlsx`);
      await pipeline(Readable.fromWeb((await feedbackSheet(found.score, found.problems, rows)) as NodeReadableStream), res);
    },
  });
  return router;
}
