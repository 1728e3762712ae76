import { can } from '../accounts/permissions.ts';
import { NotFound } from '../errors.ts';
import { daysBetween, parseLocalDate } from '../law/calendar.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { legalSettings } from '../platform/legal-settings.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { companyFacts, findingCounts, findingsOfCompany, type CompanyFacts, type FindingRow } from './company-findings.queries.ts';
import { dataAge } from './data-age.queries.ts';
import { DISMISSAL_GROUNDS, DISMISSAL_NAMES } from './dismissal.ts';
import { FINDING_KIND_NAMES, FINDING_KINDS, FINDING_STATE_NAMES, FINDING_STATES, type FindingKind, type FindingState } from './finding.ts';
import { ageView, companyWord, findingWord, stateWord } from './finding-words.ts';
import { companiesWithFindings, openFindingTotals, regenciesWithFindings, type CompanyFindings, type FindingSort } from './findings.queries.ts';
import { hrefWithout, pageHref, PAGE_SIZE, pagesOf } from './list-view.ts';

/** Workers on one page of a firm. */
const WORKERS_ON_PAGE = 200;

export interface FindingListQuery {
  readonly cari: string;
  readonly wilayah: string;
  readonly jenis: FindingKind | '';
  readonly keadaan: FindingState;
  readonly minimal: string;
  readonly urut: FindingSort;
  readonly halaman: number;
}

const SORT_WORDS: Readonly<Record<FindingSort, string>> = {
  celah: 'Jumlah terbanyak',
  bagian: 'Bagian terbesar',
  nama: 'Nama perusahaan',
  data: 'Data terlama',
};

type Words = (sentence: string, values?: Readonly<Record<string, string | number>>) => string;

/** The ages of both sources, oldest limit applied. */
export async function sourcesView(tx: Tx, jurisdictionId: number, t: Words) {
  const [age, settings, today] = [await dataAge(tx, jurisdictionId), await legalSettings(tx), await tx.today()];
  return ageView(age, settings.dataMaxAgeDays, (day) => daysBetween(parseLocalDate(day), today)).map((source) => ({
    ...source,
    source: t(source.source),
  }));
}

function chipsOf(query: FindingListQuery, shown: Readonly<Record<string, string>>, t: Words) {
  const words: Readonly<Record<string, string>> = {
    cari: query.cari,
    wilayah: query.wilayah,
    jenis: query.jenis === '' ? '' : t(FINDING_KIND_NAMES[query.jenis].name),
    keadaan: query.keadaan === 'open' ? '' : t(FINDING_STATE_NAMES[query.keadaan]),
    minimal: query.minimal === '' ? '' : t('Paling sedikit {n} pekerja', { n: query.minimal }),
  };
  return Object.entries(words).flatMap(([name, text]) => (text === '' ? [] : [{ text, href: hrefWithout('/temuan', shown, name) }]));
}

function listRow(row: CompanyFindings, state: FindingState) {
  return {
    ...row,
    href: state === 'open' ? `/temuan/${row.companyId}` : `/temuan/${row.companyId}?keadaan=${state}`,
    kinds: row.kinds.map((kind) => FINDING_KIND_NAMES[kind].name),
    state: stateWord(state),
    caseHref: `/kasus/${row.caseId ?? ''}`,
  };
}

/** Everything that the list of findings shows. */
export async function findingListView(database: Database, actor: Actor, query: FindingListQuery, t: Words) {
  const filter = {
    search: query.cari,
    regency: query.wilayah,
    kind: query.jenis === '' ? null : query.jenis,
    state: query.keadaan,
    minimumGap: Number(query.minimal),
  };
  const { halaman, ...rest } = query;
  const shown: Readonly<Record<string, string>> = { ...rest, keadaan: query.keadaan === 'open' ? '' : query.keadaan, urut: query.urut === 'celah' ? '' : query.urut };
  return database.read(actor, async (tx) => {
    const found = await companiesWithFindings(tx, filter, query.urut, { limit: PAGE_SIZE, offset: (halaman - 1) * PAGE_SIZE });
    const [area] = actor.jurisdictions;
    return {
      filter: query,
      totals: await openFindingTotals(tx),
      sources: area === undefined ? [] : await sourcesView(tx, area, t),
      chips: chipsOf(query, shown, t),
      regencies: (await regenciesWithFindings(tx)).map((value) => ({ value, text: value })),
      kinds: FINDING_KINDS.map((value) => ({ value, text: t(FINDING_KIND_NAMES[value].name) })),
      states: FINDING_STATES.map((value) => ({ value, text: t(FINDING_STATE_NAMES[value]) })),
      sorts: Object.entries(SORT_WORDS).map(([value, text]) => ({ value, text: t(text) })),
      sortedBy: t('Diurutkan menurut: {order}', { order: t(SORT_WORDS[query.urut]) }),
      total: found.total,
      rows: found.rows.map((row) => listRow(row, query.keadaan)),
      pages: pagesOf(found.total, halaman, pageHref('/temuan', shown)),
    };
  });
}

function findingView(row: FindingRow, company: CompanyFacts, t: Words) {
  return {
    id: row.id,
    name: row.workerName ?? (row.kind === 'PWBD' && row.workerStatus === null ? company.name : t('Tanpa nama')),
    nik: row.nik,
    birthDate: row.birthDate,
    wage: row.wage,
    status: findingWord(row.kind, row.workerStatus),
    reason: row.reason,
    counterfactual: row.state === 'open' || row.state === 'in_case' ? row.counterfactual : null,
    belowMinimum: row.belowMinimum,
    dismissal: row.dismissedBy === null ? null : t('Dikesampingkan oleh {name}: {text}', { name: row.dismissedBy, text: row.dismissalText ?? '' }),
  };
}

/** One firm with its findings in one state. @throws NotFound when the reader may not see it. */
export async function companyView(
  database: Database,
  vault: NikVault,
  actor: Actor,
  companyId: string,
  query: { readonly keadaan: FindingState; readonly halaman: number },
  t: Words,
  ticked: readonly string[] = [],
) {
  return database.read(actor, async (tx) => {
    const company = await companyFacts(tx, companyId);
    if (!company) throw new NotFound('Perusahaan tidak ditemukan.');
    const offset = (query.halaman - 1) * WORKERS_ON_PAGE;
    const found = await findingsOfCompany(tx, vault, companyId, query.keadaan, { limit: WORKERS_ON_PAGE, offset });
    const counts = await findingCounts(tx, companyId);
    const path = `/temuan/${companyId}`;
    return {
      company: { ...company, standing: companyWord(company.status) },
      sources: await sourcesView(tx, company.jurisdictionId, t),
      tabs: FINDING_STATES.map((state) => ({
        href: `${path}?keadaan=${state}`,
        text: `${t(FINDING_STATE_NAMES[state])} (${counts[state]})`,
        current: state === query.keadaan,
      })),
      rows: found.rows.map((row) => findingView(row, company, t)),
      pages: pagesOf(found.total, query.halaman, pageHref(path, { keadaan: query.keadaan }), WORKERS_ON_PAGE),
      choosable: query.keadaan === 'open' && can(actor.role, 'cases:verify'),
      mayReveal: can(actor.role, 'nik:reveal'),
      reopenable: query.keadaan === 'dismissed' && can(actor.role, 'cases:verify'),
      grounds: DISMISSAL_GROUNDS.map((value) => ({ value, text: t(DISMISSAL_NAMES[value]) })),
      ticked,
    };
  });
}
