import { Router } from 'express';
import { z } from 'zod';
import { can } from '../accounts/permissions.ts';
import { NotFound, type Refusal } from '../errors.ts';
import type { EvidenceId } from '../law/evidence.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { text } from '../web/forms.ts';
import { mount, type Page } from '../web/page.ts';
import { checksOf } from './checks.ts';
import { approveRequest, askForPiece, confirmReport, protectionAhead, refuseRequest } from './desk.service.ts';
import { memberTimeline } from './members.queries.ts';
import { loadRequest, membersOfRequest } from './loaded-request.queries.ts';
import { missingNeeds, needsReport } from './request-state.ts';
import { checklist, documentChoices, historyView, memberEventName, rowView } from './request-view.ts';
import { checkFigures, requestById, requestFiles, requestHistory } from './requests.queries.ts';
import { deskCalendar, deskTiming, workingDaysUntil } from './timing.queries.ts';

const ById = z.object({ id: z.uuid() });
const SHOWN_PEOPLE = 200;

/** Everything the page of one request shows. */
async function requestView(tx: Tx, actor: Actor, id: string) {
  const row = await requestById(tx, id);
  if (!row || row.sentOn === null) throw new NotFound('Permintaan tidak ditemukan.');
  const loaded = await loadRequest(tx, id, 'read');
  const [figures, calendar, today] = [(await checkFigures(tx, [id])).get(id), await deskCalendar(tx), await tx.today()];
  const people = await membersOfRequest(tx, id);
  const view = rowView(row);
  const decides = view.open && can(actor.role, 'coverage:decide');
  return {
    request: view,
    left: row.cutOff === null ? null : workingDaysUntil(today, row.cutOff, calendar),
    timing: deskTiming(row.sentOn, calendar),
    checklist: checklist(loaded.state, await requestFiles(tx, id)),
    checks: figures ? checksOf(figures) : [],
    people: people.slice(0, SHOWN_PEOPLE),
    more: Math.max(0, people.length - SHOWN_PEOPLE),
    protection: protectionAhead(loaded, today),
    history: historyView(await requestHistory(tx, id)),
    documents: documentChoices(loaded.state),
    missing: missingNeeds(loaded.state).map(({ label }) => label),
    mayDecide: decides,
    mayApprove: decides && row.status === 'complete',
    mayConfirm: view.open && needsReport(loaded.state) && loaded.state.receipt === null && can(actor.role, 'coverage:confirm'),
  };
}

type Act = (tx: Tx) => Promise<Refusal | { readonly kind: 'done' }>;

/** The decision desk: one request with its evidence and checks, and what may be done about it. */
export function deskRoutes(database: Database): Router {
  const router = Router();
  const view = (actor: Actor, id: string) => database.read(actor, (tx) => requestView(tx, actor, id));
  const act = async (actor: Actor, page: Page, field: string, words: string, to: string, work: Act) => {
    const done = await database.transaction(actor, work);
    if (done.kind === 'refused') {
      await page.refuse([{ field, text: page.t(done.reason) }]);
      return;
    }
    page.flash({ kind: 'success', text: page.t(words) });
    page.redirect(to);
  };
  const form = { method: 'post', params: ById, invalid: 'officer/coverage/request' } as const;
  const shown = { onInvalid: ({ actor, params }: { actor: Actor; params: { id: string } }) => view(actor, params.id) };

  mount(router, {
    method: 'get',
    path: '/penonaktifan/:id',
    permission: 'coverage:read',
    params: ById,
    handle: async ({ actor, params, page }) => page.render('officer/coverage/request', await view(actor, params.id)),
  });
  mount(router, {
    ...form,
    ...shown,
    path: '/penonaktifan/:id/setujui',
    permission: 'coverage:decide',
    handle: ({ actor, params, page }) =>
      act(actor, page, '', 'Permintaan disetujui. Pemberi kerja diberi tahu.', '/penonaktifan', (tx) => approveRequest(tx, params.id)),
  });
  mount(router, {
    ...form,
    ...shown,
    path: '/penonaktifan/:id/tolak',
    permission: 'coverage:decide',
    body: z.object({ reason: text('Tulis alasan penolakan', 1000) }),
    handle: ({ actor, params, body, page }) =>
      act(actor, page, 'reason', 'Permintaan ditolak. Pemberi kerja diberi tahu.', '/penonaktifan', (tx) => refuseRequest(tx, params.id, body.reason)),
  });
  mount(router, {
    ...form,
    ...shown,
    path: '/penonaktifan/:id/minta',
    permission: 'coverage:decide',
    body: z.object({ document: text('Pilih dokumen yang kurang', 60), words: text('Tulis apa yang perlu dikirim', 500) }),
    handle: ({ actor, params, body, page }) =>
      act(actor, page, 'document', 'Dokumen diminta. Pemberi kerja diberi tahu.', `/penonaktifan/${params.id}`, (tx) =>
        askForPiece(tx, params.id, body.document as EvidenceId, body.words)),
  });
  mount(router, {
    ...form,
    ...shown,
    path: '/penonaktifan/:id/laporan',
    permission: 'coverage:confirm',
    body: z.object({ receipt: text('Tulis nomor tanda terima laporan PHK', 100) }),
    handle: ({ actor, params, body, page }) =>
      act(actor, page, 'receipt', 'Laporan PHK dipastikan.', `/penonaktifan/${params.id}`, (tx) => confirmReport(tx, params.id, body.receipt)),
  });
  mountTimeline(router, database);
  return router;
}

function mountTimeline(router: Router, database: Database): void {
  mount(router, {
    method: 'get',
    path: '/peserta/:id/riwayat',
    permission: 'coverage:read',
    params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    handle: async ({ actor, params, page }) => {
      const found = await database.read(actor, (tx) => memberTimeline(tx, params.id));
      if (!found) throw new NotFound('Peserta tidak ditemukan.');
      const events = found.events.map((event) => ({ ...event, title: memberEventName(event.kind) }));
      page.render('officer/coverage/timeline', { ...found, events });
    },
  });
}
