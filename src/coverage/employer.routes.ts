import { Router } from 'express';
import { z } from 'zod';
import { NotFound, type Refusal } from '../errors.ts';
import { EVIDENCE_LABELS, type EvidenceId } from '../law/evidence.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { EVIDENCE_ACCEPT, EVIDENCE_BYTES } from '../portal/evidence-types.ts';
import { tickBox } from '../web/forms.ts';
import { mount, type Page } from '../web/page.ts';
import { intoMemory } from '../web/uploads.ts';
import { protectionAhead } from './desk.service.ts';
import { addEvidence, cancelRequest, removeEvidence, sendRequest } from './request.service.ts';
import { loadRequest, membersOfRequest } from './loaded-request.queries.ts';
import { missingNeeds } from './request-state.ts';
import { checklist, documentChoices, historyView, rowView } from './request-view.ts';
import { ownRequests, requestById, requestFiles, requestHistory } from './requests.queries.ts';
import { deskCalendar, deskTiming } from './timing.queries.ts';

const ById = z.object({ id: z.uuid() });
const documents = Object.keys(EVIDENCE_LABELS) as [EvidenceId, ...EvidenceId[]];
const SHOWN_PEOPLE = 50;

/** What the employer sees of one request: exactly what is missing, and what it leads to. */
async function ownView(tx: Tx, actor: Actor, id: string) {
  const row = await requestById(tx, id);
  if (row?.companyId !== actor.companyId) throw new NotFound('Permintaan tidak ditemukan.');
  const loaded = await loadRequest(tx, id, 'read');
  const [today, people] = [await tx.today(), await membersOfRequest(tx, id)];
  return {
    request: rowView(row),
    timing: deskTiming(row.sentOn ?? today, await deskCalendar(tx)),
    checklist: checklist(loaded.state, await requestFiles(tx, id)),
    documents: documentChoices(loaded.state).filter(({ value }) => value !== 'responsibility_statement' || loaded.state.asked.responsibility_statement !== undefined),
    missing: missingNeeds(loaded.state).map(({ label }) => label).filter((label) => loaded.state.sent || label !== EVIDENCE_LABELS.responsibility_statement),
    asked: Object.entries(loaded.state.asked).map(([document, words]) => ({ label: EVIDENCE_LABELS[document as EvidenceId], words })),
    people: people.slice(0, SHOWN_PEOPLE),
    more: Math.max(0, people.length - SHOWN_PEOPLE),
    protection: protectionAhead(loaded, today),
    history: historyView(await requestHistory(tx, id)),
    accept: EVIDENCE_ACCEPT,
  };
}

/** The employer's own requests: evidence, statement, sending, taking back. */
export function employerRequestRoutes(database: Database): Router {
  const router = Router();
  const view = (actor: Actor, id: string) => database.read(actor, (tx) => ownView(tx, actor, id));
  const act = async (actor: Actor, page: Page, field: string, id: string, work: (tx: Tx) => Promise<Refusal | { readonly kind: 'done' }>) => {
    const done = await database.transaction(actor, work);
    if (done.kind === 'refused') await page.refuse([{ field, text: page.t(done.reason) }]);
    else page.redirect(`/pekerja-berhenti/${id}`);
  };
  const form = {
    method: 'post',
    permission: 'portal:use',
    params: ById,
    invalid: 'employer/deactivation/request',
    onInvalid: ({ actor, params }: { actor: Actor; params: { id: string } }) => view(actor, params.id),
  } as const;

  mount(router, {
    method: 'get',
    path: '/pekerja-berhenti',
    permission: 'portal:use',
    handle: async ({ actor, page }) => page.render('employer/deactivation/list', { requests: (await database.read(actor, ownRequests)).map(rowView) }),
  });
  mount(router, {
    method: 'get',
    path: '/pekerja-berhenti/:id',
    permission: 'portal:use',
    params: ById,
    handle: async ({ actor, params, page }) => page.render('employer/deactivation/request', await view(actor, params.id)),
  });
  mount(router, {
    ...form,
    path: '/pekerja-berhenti/:id/bukti',
    body: z.object({ document: z.enum(documents, 'Pilih jenis dokumen') }),
    limit: 'upload',
    upload: { fields: ['file'], maxBytes: EVIDENCE_BYTES, maxFiles: 1, receive: intoMemory },
    handle: async ({ actor, params, body, files, page }) => {
      const file = files[0];
      if (!file) await page.refuse([{ field: 'file', text: page.t('Pilih berkas bukti') }]);
      else await act(actor, page, 'file', params.id, (tx) => addEvidence(tx, params.id, body.document, file));
    },
  });
  mount(router, {
    ...form,
    path: '/pekerja-berhenti/:id/bukti/hapus',
    body: z.object({ evidence: z.uuid() }),
    handle: ({ actor, params, body, page }) => act(actor, page, 'file', params.id, (tx) => removeEvidence(tx, params.id, body.evidence)),
  });
  mount(router, {
    ...form,
    path: '/pekerja-berhenti/:id/batal',
    handle: ({ actor, params, page }) => act(actor, page, '', params.id, (tx) => cancelRequest(tx, params.id)),
  });

  mountSending(router, database, view);
  return router;
}

function mountSending(router: Router, database: Database, view: (actor: Actor, id: string) => Promise<object>): void {
  mount(router, {
    method: 'get',
    path: '/pekerja-berhenti/:id/kirim',
    permission: 'portal:use',
    params: ById,
    handle: async ({ actor, params, page }) => page.render('employer/deactivation/statement', await view(actor, params.id)),
  });
  mount(router, {
    method: 'post',
    path: '/pekerja-berhenti/:id/kirim',
    permission: 'portal:use',
    params: ById,
    body: z.object({ statement: tickBox }),
    invalid: 'employer/deactivation/statement',
    onInvalid: ({ actor, params }) => view(actor, params.id),
    handle: async ({ actor, params, body, page }) => {
      if (!body.statement) {
        await page.refuse([{ field: 'statement', text: page.t('Centang pernyataan ini untuk mengirim') }]);
        return;
      }
      const sent = await database.transaction(actor, (tx) => sendRequest(tx, params.id));
      if (sent.kind === 'refused') {
        await page.refuse([{ field: '', text: page.t(sent.reason) }]);
        return;
      }
      page.flash({ kind: 'success', text: page.t('Permintaan dikirim. Tanda terimanya ada pada halaman ini.') });
      page.redirect(`/pekerja-berhenti/${params.id}`);
    },
  });
}
