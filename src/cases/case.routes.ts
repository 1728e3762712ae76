import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { translator } from '../web/dictionary/index.ts';
import { optionalText, text } from '../web/forms.ts';
import { mount } from '../web/page.ts';
import { MANUAL_CHANNELS, proposalView, serviceView } from './case-act.pages.ts';
import { actRoutes } from './case-act.routes.ts';
import { caseListView } from './case-list.pages.ts';
import { CASE_LISTS } from './case-list.queries.ts';
import { caseView } from './case-show.pages.ts';
import type { CaseService } from './case.service.ts';
import { dayFields, granted, version } from './form-fields.ts';
import { CASE_STATES, LADDER_LETTERS } from './ladder/states.ts';

/** What the pages of cases need. */
export interface CaseRooms {
  readonly database: Database;
  readonly vault: NikVault;
  readonly cases: CaseService;
}

const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1);
const CaseId = z.object({ caseId: z.uuid() });

const ListQuery = z.object({
  daftar: z.enum(CASE_LISTS).catch('terbuka'),
  cari: z.string().trim().max(200).catch(''),
  tahap: z.enum([...CASE_STATES, '']).catch(''),
  halaman: pageNumber,
});

function readingRoutes(router: Router, { database, vault, cases }: CaseRooms): void {
  mount(router, {
    method: 'get',
    path: '/kasus',
    permission: 'cases:read',
    query: ListQuery,
    async handle({ actor, query, page }) {
      page.render('officer/cases/list', await caseListView(database, actor, query, page.t));
    },
  });
  mount(router, {
    method: 'get',
    path: '/kasus/:caseId',
    permission: 'cases:read',
    params: CaseId,
    query: z.object({ halaman: pageNumber }),
    async handle({ actor, params, query, page }) {
      page.render('officer/cases/show', await caseView(database, vault, actor, params.caseId, query.halaman, page.t));
    },
  });
  mount(router, {
    method: 'post',
    path: '/kasus/:caseId/catatan',
    permission: 'cases:note',
    params: CaseId,
    body: z.object({ catatan: text('Tulis catatan', 4000) }),
    invalid: 'officer/cases/show',
    onInvalid: ({ actor, params }) => caseView(database, vault, actor, params.caseId, 1, translator('id')),
    async handle({ actor, params, body, page }) {
      await cases.note(actor, params.caseId, body.catatan);
      page.flash({ kind: 'success', text: page.t('Catatan disimpan.') });
      page.redirect(`/kasus/${params.caseId}#catatan`);
    },
  });
}

function proposingRoutes(router: Router, { database, cases }: CaseRooms): void {
  const show = (path: string, which: 'ladder' | 'labour_report') => {
    mount(router, {
      method: 'get',
      path,
      permission: 'cases:propose',
      params: CaseId,
      async handle({ actor, params, page }) {
        page.render('officer/cases/propose', await proposalView(database, actor, params.caseId, which, page.t));
      },
    });
  };
  show('/kasus/:caseId/usul', 'ladder');
  show('/kasus/:caseId/usul-laporan', 'labour_report');
  mount(router, {
    method: 'post',
    path: '/kasus/:caseId/usul',
    permission: 'cases:propose',
    params: CaseId,
    body: z.object({ versi: version, surat: z.enum(LADDER_LETTERS) }),
    async handle({ actor, params, body, page }) {
      granted(await cases.propose(actor, params.caseId, body.versi, body.surat));
      page.flash({ kind: 'success', text: page.t('Surat diusulkan ke BPJS Kesehatan dan menunggu tanda tangan.') });
      page.redirect(`/kasus/${params.caseId}`);
    },
  });
  mount(router, {
    method: 'post',
    path: '/kasus/:caseId/usul-laporan',
    permission: 'cases:propose',
    params: CaseId,
    body: z.object({ versi: version }),
    async handle({ actor, params, body, page }) {
      granted(await cases.proposeLabourReport(actor, params.caseId, body.versi));
      page.flash({ kind: 'success', text: page.t('Laporan diusulkan dan menunggu tanda tangan.') });
      page.redirect(`/kasus/${params.caseId}`);
    },
  });
}

const ServiceForm = z
  .object({
    versi: version,
    surat: z.uuid(),
    cara: z.enum(MANUAL_CHANNELS, 'Pilih cara penyampaian'),
    penerima: text('Tulis nama penerima', 200),
    resi: optionalText(200),
  })
  .and(dayFields('tanggal', 'Tulis tanggal surat diterima').transform((servedOn) => ({ servedOn })));

function serviceRoutes(router: Router, { database, cases }: CaseRooms): void {
  mount(router, {
    method: 'get',
    path: '/kasus/:caseId/penerimaan',
    permission: 'cases:service',
    params: CaseId,
    async handle({ actor, params, page }) {
      page.render('officer/cases/service', await serviceView(database, actor, params.caseId, page.t));
    },
  });
  mount(router, {
    method: 'post',
    path: '/kasus/:caseId/penerimaan',
    permission: 'cases:service',
    params: CaseId,
    body: ServiceForm,
    invalid: 'officer/cases/service',
    onInvalid: ({ actor, params }) => serviceView(database, actor, params.caseId, translator('id')),
    async handle({ actor, params, body, page }) {
      const service = { letterId: body.surat, servedOn: body.servedOn, channel: body.cara, receiver: body.penerima, receipt: body.resi };
      const outcome = await cases.recordService(actor, params.caseId, body.versi, service);
      if (outcome.kind === 'refused') return page.refuse([{ field: 'tanggal', text: page.t(outcome.reason) }]);
      page.flash({ kind: 'success', text: page.t('Penerimaan surat dicatat. Jangka waktu mulai dihitung.') });
      page.redirect(`/kasus/${params.caseId}`);
    },
  });
}

/** The officers' pages of cases: the list, the file of one case, and the acts on it. */
export function caseRoutes(rooms: CaseRooms): Router {
  const router = Router();
  readingRoutes(router, rooms);
  proposingRoutes(router, rooms);
  serviceRoutes(router, rooms);
  actRoutes(router, rooms);
  return router;
}
