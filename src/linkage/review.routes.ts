import { Router } from 'express';
import { z } from 'zod';
import { partWords } from '../matching/explain.ts';
import type { Actor } from '../platform/actor.ts';
import { formatsFor } from '../web/formats.ts';
import { mount } from '../web/page.ts';
import { differences } from './differences.ts';
import type { LinkageService } from './linkage.service.ts';
import type { MaskedSide, PairView, ReviewService } from './review.service.ts';

const Decision = z.object({
  worker: z.string().regex(/^\d+$/),
  member: z.string().regex(/^\d+$/),
  keputusan: z.enum(['same', 'different', 'unsure'], 'Pilih sama, beda, atau ragu.'),
});

/** Weight at which a bar of the waterfall is full. */
const MOST_BITS = 25;

/** The fields of a pair side by side, in reading order. */
const FIELDS = [
  ['NIK', 'nik'],
  ['Nama', 'name'],
  ['Tanggal lahir', 'birthDate'],
  ['Jenis kelamin', 'sex'],
  ['Pemberi kerja', 'employer'],
  ['Upah', 'wage'],
  ['Status', 'status'],
  ['Nomor sumber', 'key'],
] as const;

/** Fields that mean the same on both sides; the others stand there for information only. */
const COMPARED: ReadonlySet<string> = new Set(['nik', 'name', 'birthDate', 'sex']);

function unmarked(left: string, right: string) {
  const piece = (text: string) => (text === '' ? [] : [{ text, differs: false }]);
  return { left: piece(left), right: piece(right), same: true };
}

const FORMATS = formatsFor('id');

/** A field as an officer reads it. */
function written(side: MaskedSide, field: (typeof FIELDS)[number][1]): string {
  const value = side[field];
  if (value === null || value === '') return '';
  if (field === 'birthDate') return FORMATS.day(value);
  return field === 'wage' ? FORMATS.rupiah(value) : value;
}

function sideBySide(pair: PairView) {
  return {
    ...pair,
    parts: pair.parts.map((part) => ({ words: partWords(part), bits: part.bits, share: Math.min(100, Math.round((Math.abs(part.bits) / MOST_BITS) * 100)) })),
    rows: FIELDS.map(([label, field]) => ({
      label,
      field,
      ...(COMPARED.has(field) ? differences : unmarked)(written(pair.worker, field), written(pair.member, field)),
    })),
  };
}

/** Clerical review of doubtful pairs: one at a time, three answers, the last one can be taken back. */
export function reviewRoutes(review: ReviewService, linkage: Pick<LinkageService, 'reviewState'>): Router {
  const router = Router();
  const view = async (actor: Actor) => {
    const [pairs, state] = await Promise.all([review.next(actor, 1), linkage.reviewState(actor)]);
    const pair = pairs[0];
    return { pair: pair ? sideBySide(pair) : null, ...state };
  };

  mount(router, {
    method: 'get',
    path: '/tinjau',
    permission: 'linkage:review',
    async handle({ actor, page }) {
      page.render('officer/linkage/review', await view(actor));
    },
  });

  mount(router, {
    method: 'post',
    path: '/tinjau',
    permission: 'linkage:review',
    body: Decision,
    invalid: 'officer/linkage/review',
    onInvalid: ({ actor }) => view(actor),
    async handle({ actor, body, page }) {
      const outcome = await review.decide(actor, { workerId: body.worker, memberId: body.member }, body.keputusan);
      if (outcome.kind === 'refused') page.flash({ kind: 'info', text: page.t(outcome.reason) });
      page.redirect('/tinjau');
    },
  });

  mount(router, {
    method: 'post',
    path: '/tinjau/:id/urungkan',
    permission: 'linkage:review',
    params: z.object({ id: z.uuid() }),
    async handle({ actor, params, page }) {
      const outcome = await review.undo(actor, params.id);
      page.flash({ kind: 'info', text: page.t(outcome.kind === 'refused' ? outcome.reason : 'Keputusan diurungkan. Pasangan itu kembali ke antrean.') });
      page.redirect('/tinjau');
    },
  });

  return router;
}
