import { Router } from 'express';
import { z } from 'zod';
import type { Database } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { translator } from '../web/dictionary/index.ts';
import { listOf, text } from '../web/forms.ts';
import { mount, type RefusedContext } from '../web/page.ts';
import type { CaseService } from './case.service.ts';
import { DISMISSAL_GROUNDS } from './dismissal.ts';
import { FINDING_KINDS, FINDING_STATES } from './finding.ts';
import type { FindingService } from './finding.service.ts';
import { companyView, findingListView } from './findings.pages.ts';
import { FINDING_SORTS } from './findings.queries.ts';

/** What the pages of findings need. */
export interface FindingRooms {
  readonly database: Database;
  readonly vault: NikVault;
  readonly findings: FindingService;
  readonly cases: CaseService;
}

const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1);

const ListQuery = z.object({
  cari: z.string().trim().max(200).catch(''),
  wilayah: z.string().trim().max(200).catch(''),
  jenis: z.enum([...FINDING_KINDS, '']).catch(''),
  keadaan: z.enum(FINDING_STATES).catch('open'),
  minimal: z.string().trim().regex(/^\d{1,6}$/).catch(''),
  urut: z.enum(FINDING_SORTS).catch('celah'),
  halaman: pageNumber,
});

const CompanyQuery = z.object({ keadaan: z.enum(FINDING_STATES).catch('open'), halaman: pageNumber });
const Company = z.object({ companyId: z.uuid() });
const PICK = 'Centang paling sedikit satu temuan';

const OpenForm = z
  .object({ cakupan: z.enum(['semua', 'pilihan'], 'Pilih temuan yang dipakai'), temuan: listOf(z.uuid()) })
  .refine((form) => form.cakupan === 'semua' || form.temuan.length > 0, { path: ['cakupan'], message: PICK });

const Picked = z.object({ temuan: listOf(z.uuid()) }).refine((form) => form.temuan.length > 0, { path: ['cakupan'], message: PICK });

const DismissForm = Picked.safeExtend({
  alasan: z.enum(DISMISSAL_GROUNDS, 'Pilih alasan'),
  penjelasan: text('Tulis penjelasan', 1000),
});

function reads(router: Router, { database, vault }: FindingRooms): void {
  mount(router, {
    method: 'get',
    path: '/temuan',
    permission: 'findings:read',
    query: ListQuery,
    async handle({ actor, query, page }) {
      page.render('officer/findings/list', await findingListView(database, actor, query, page.t));
    },
  });
  mount(router, {
    method: 'get',
    path: '/temuan/:companyId',
    permission: 'findings:read',
    params: Company,
    query: CompanyQuery,
    async handle({ actor, params, query, page }) {
      page.render('officer/findings/company', await companyView(database, vault, actor, params.companyId, query, page.t));
    },
  });
}

/** Pages on which an officer sees what the matching found, opens cases and sets findings aside. */
export function findingRoutes(rooms: FindingRooms): Router {
  const router = Router();
  const { database, vault, findings, cases } = rooms;
  reads(router, rooms);
  const again =
    (keadaan: 'open' | 'dismissed') =>
    ({ actor, params, values }: RefusedContext<'cases:verify', { companyId: string }>) =>
      companyView(database, vault, actor, params.companyId, { keadaan, halaman: 1 }, translator('id'), [values['temuan'] ?? []].flat());

  mount(router, {
    method: 'post',
    path: '/temuan/:companyId/kasus',
    permission: 'cases:verify',
    params: Company,
    body: OpenForm,
    invalid: 'officer/findings/company',
    onInvalid: again('open'),
    async handle({ actor, params, body, page }) {
      const chosen = body.cakupan === 'semua' ? 'all' : body.temuan;
      const outcome = await cases.open(actor, params.companyId, chosen);
      if (outcome.kind === 'refused') return page.refuse([{ field: 'cakupan', text: page.t(outcome.reason) }]);
      page.flash({ kind: 'success', text: outcome.added ? page.t('Temuan ditambahkan ke kasus.') : page.t('Kasus {number} dibuka.', { number: outcome.number }) });
      page.redirect(`/kasus/${outcome.caseId}`);
    },
  });
  mount(router, {
    method: 'post',
    path: '/temuan/:companyId/kesampingkan',
    permission: 'cases:verify',
    params: Company,
    body: DismissForm,
    invalid: 'officer/findings/company',
    onInvalid: again('open'),
    async handle({ actor, params, body, page }) {
      const outcome = await findings.dismiss(actor, params.companyId, body.temuan, { ground: body.alasan, explanation: body.penjelasan });
      if (outcome.kind === 'refused') return page.refuse([{ field: 'cakupan', text: page.t(outcome.reason) }]);
      page.flash({ kind: 'success', text: page.t('{n} temuan dikesampingkan.', { n: outcome.count }) });
      page.redirect(`/temuan/${params.companyId}`);
    },
  });
  mount(router, {
    method: 'post',
    path: '/temuan/:companyId/buka-lagi',
    permission: 'cases:verify',
    params: Company,
    body: Picked,
    invalid: 'officer/findings/company',
    onInvalid: again('dismissed'),
    async handle({ actor, params, body, page }) {
      const outcome = await findings.reopen(actor, params.companyId, body.temuan);
      if (outcome.kind === 'refused') return page.refuse([{ field: 'cakupan', text: page.t(outcome.reason) }]);
      page.flash({ kind: 'success', text: page.t('{n} temuan dibuka lagi.', { n: outcome.count }) });
      page.redirect(`/temuan/${params.companyId}`);
    },
  });
  return router;
}
