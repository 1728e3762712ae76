import { Router, type Response } from 'express';
import { z } from 'zod';
import { can } from '../accounts/permissions.ts';
import { Conflict, type Refusal } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { listOf, text } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { provedWithin } from '../web/session.ts';
import type { DeliveryService } from './delivery.service.ts';
import { pdfName } from './letter-mail.ts';
import { LETTER_NAMES } from './letter-kinds.ts';
import {
  attemptsOf,
  contentOf,
  letterCounts,
  letterDetail,
  letterList,
  letterPdf,
  LETTER_LISTS,
  type LetterList,
} from './letter.queries.ts';
import type { SignedLetter, WithdrawnLetter } from './letter.service.ts';
import { detailView, lineView } from './letter-view.ts';
import type { LetterRenderer } from './typst/letter-renderer.ts';

/** Signing and withdrawing move the case too, so the cases room does both in one transaction. */
export interface LetterActs {
  sign(actor: Actor, letterId: string): Promise<SignedLetter | Refusal>;
  withdraw(actor: Actor, letterId: string, reason: string): Promise<WithdrawnLetter | Refusal>;
}

/** What the officers' pages of this room need. */
export interface LetterPages {
  readonly database: Database;
  readonly renderer: LetterRenderer;
  readonly delivery: DeliveryService;
  readonly acts: LetterActs;
}

const SHOW = 'officer/letters/show';
const PAGE_SIZE = 50;
/** Minutes that a proof of identity counts for signing. */
const PROOF_MINUTES = 5;
const LetterId = z.object({ id: z.uuid() });
const ListQuery = z.object({
  daftar: z.enum(LETTER_LISTS).default('menunggu'),
  halaman: z.coerce.number().int().min(1).max(10_000).default(1),
});
const TAB_NAMES: Readonly<Record<LetterList, string>> = {
  menunggu: 'Menunggu tanda tangan',
  berjalan: 'Sedang dikirim',
  tindakan: 'Perlu tindakan',
  semua: 'Semua surat',
};

/** A refusal of the rules becomes the page that says so; everything else goes on. */
function granted<T extends { readonly kind: string }>(answer: T | Refusal): T {
  if (answer.kind === 'refused')
    throw new Conflict(
      (answer as Refusal).reason,
      'Muat ulang halaman surat untuk melihat keadaannya sekarang.',
    );
  return answer as T;
}

function sendPdf(res: Response, pdf: Buffer, name: string): void {
  res.set('Content-Disposition', `inline; filename="${name}"`);
  res.set('X-Content-Type-Options', 'nosniff');
  res.type('application/pdf').send(pdf);
}

function letterPage(database: Database, actor: Actor, id: string) {
  return database.read(actor, async (tx) => {
    const letter = await letterDetail(tx, id);
    const { content } = await contentOf(tx, id);
    const may = {
      sign: can(actor.role, 'letters:sign') && letter.proposerId !== actor.id,
      withdraw: can(actor.role, 'letters:withdraw'),
    };
    return detailView(letter, await attemptsOf(tx, id), content, may);
  });
}

function readingRoutes(router: Router, pages: LetterPages): void {
  const { database, renderer } = pages;
  mount(router, {
    method: 'get',
    path: '/surat',
    permission: 'letters:read',
    query: ListQuery,
    handle: async ({ actor, query, page }) => {
      const { daftar, halaman } = query;
      const { rows, counts } = await database.read(actor, async (tx) => ({
        rows: await letterList(tx, daftar, { limit: PAGE_SIZE, offset: (halaman - 1) * PAGE_SIZE }),
        counts: await letterCounts(tx),
      }));
      page.render('officer/letters/list', {
        heading: TAB_NAMES[daftar],
        list: daftar,
        rows: rows.map(lineView),
        tabs: LETTER_LISTS.map((list) => ({
          href: `/surat?daftar=${list}`,
          text: page.t('{name} ({n})', { name: page.t(TAB_NAMES[list]), n: counts[list] }),
          current: list === daftar,
        })),
        total: counts[daftar],
        pages: {
          page: halaman,
          pages: Math.max(1, Math.ceil(counts[daftar] / PAGE_SIZE)),
          href: `/surat?daftar=${daftar}&halaman=`,
        },
      });
    },
  });
  mount(router, {
    method: 'get',
    path: '/surat/:id',
    permission: 'letters:read',
    params: LetterId,
    handle: async ({ actor, params, page }) =>
      page.render(SHOW, await letterPage(database, actor, params.id)),
  });
  mount(router, {
    method: 'get',
    path: '/surat/:id/pdf',
    permission: 'letters:read',
    params: LetterId,
    handle: async ({ actor, params, res }) => {
      const stored = await database.read(actor, (tx) => letterPdf(tx, params.id));
      if (stored) {
        sendPdf(res, stored.pdf, pdfName(stored.number));
        return;
      }
      const { content, on } = await database.read(actor, (tx) => contentOf(tx, params.id));
      const { pdf } = await renderer.render(content, on);
      sendPdf(res, pdf, `Konsep ${LETTER_NAMES[content.kind]}.pdf`);
    },
  });
}

function actingRoutes(router: Router, { database, delivery, acts }: LetterPages): void {
  const again = {
    invalid: SHOW,
    onInvalid: ({ actor, params }: { readonly actor: Actor; readonly params: { readonly id: string } }) =>
      letterPage(database, actor, params.id),
  };
  mount(router, {
    method: 'post',
    path: '/surat/:id/tanda-tangan',
    permission: 'letters:sign',
    params: LetterId,
    body: z.object({
      dibaca: listOf(z.literal('ya')).refine(
        (ticked) => ticked.length > 0,
        'Nyatakan bahwa Anda sudah membaca surat ini',
      ),
    }),
    ...again,
    handle: async ({ actor, params, req, page }) => {
      if (!provedWithin(req, PROOF_MINUTES)) {
        page.redirect(`/akun/bukti?kembali=/surat/${params.id}`);
        return;
      }
      const signed = granted(await acts.sign(actor, params.id));
      const back = { href: `/surat/${params.id}`, text: page.t('Lihat atau batalkan') };
      page.flash({
        kind: 'success',
        text: page.t('Surat {number} ditandatangani dan ditahan sebelum dikirim.', { number: signed.number }),
        link: back,
      });
      page.redirect('/surat');
    },
  });
  mount(router, {
    method: 'post',
    path: '/surat/:id/cabut',
    permission: 'letters:withdraw',
    params: LetterId,
    body: z.object({ alasan: text('Tulis alasan pencabutan', 500) }),
    ...again,
    handle: async ({ actor, params, body, page }) => {
      const { stoppedInTime } = granted(await acts.withdraw(actor, params.id, body.alasan));
      const words = stoppedInTime
        ? 'Surat dicabut sebelum dikirim. Tidak ada yang terkirim.'
        : 'Surat dicabut. Terbitkan surat pencabutan kepada pemberi kerja.';
      page.flash({ kind: 'success', text: page.t(words) });
      page.redirect(`/surat/${params.id}`);
    },
  });
  mount(router, {
    method: 'post',
    path: '/surat/:id/kirim-ulang',
    permission: 'letters:sign',
    params: LetterId,
    handle: async ({ actor, params, page }) => {
      granted(await database.transaction(actor, (tx) => delivery.retry(tx, params.id)));
      page.flash({ kind: 'success', text: page.t('Surat akan dikirim ulang.') });
      page.redirect(`/surat/${params.id}`);
    },
  });
  mount(router, {
    method: 'post',
    path: '/surat/:id/kurir',
    permission: 'letters:sign',
    params: LetterId,
    body: z.object({ kurir: text('Tulis nama kurir dan nomor resi', 200) }),
    ...again,
    handle: async ({ actor, params, body, page }) => {
      granted(await database.transaction(actor, (tx) => delivery.sendByCourier(tx, params.id, body.kurir)));
      page.flash({ kind: 'success', text: page.t('Pengiriman lewat kurir tercatat.') });
      page.redirect(`/surat/${params.id}`);
    },
  });
}

/** The officers' pages: letters that wait for a signature, their delivery, and what failed. */
export function letterRoutes(pages: LetterPages): Router {
  const router = Router();
  readingRoutes(router, pages);
  actingRoutes(router, pages);
  return router;
}
