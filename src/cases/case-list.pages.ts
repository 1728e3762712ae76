import { parseLocalDate, type LocalDate, type WorkingCalendar } from '../law/calendar.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import type { Translate } from '../web/dictionary/index.ts';
import { actContext } from './case-context.queries.ts';
import { caseCounts, caseList, CASE_LISTS, type CaseLine, type CaseList } from './case-list.queries.ts';
import { lineWord } from './case-words.ts';
import { nearDay, workingDaysLeft } from './countdown.ts';
import { CASE_STATES, STATE_NAMES, type CaseState } from './ladder/states.ts';
import { hrefWithout, pageHref, PAGE_SIZE, pagesOf } from './list-view.ts';

export interface CaseListQuery {
  readonly daftar: CaseList;
  readonly cari: string;
  readonly tahap: CaseState | '';
  readonly halaman: number;
}

const LIST_NAMES: Readonly<Record<CaseList, string>> = {
  terbuka: 'Terbuka',
  dekat: 'Tenggat dekat',
  lewat: 'Lewat tenggat',
  usulan: 'Diusulkan',
  jawaban: 'Jawaban masuk',
  saya: 'Kasus saya',
  ditutup: 'Ditutup',
  semua: 'Semua',
};

function lineView(line: CaseLine, today: LocalDate, calendar: WorkingCalendar, t: Translate) {
  const dueOn = line.dueOn === null ? null : parseLocalDate(line.dueOn);
  return {
    href: `/kasus/${line.id}`,
    number: line.number,
    name: line.companyName,
    nib: line.nib,
    regency: line.regency ?? '',
    standing: line.standing,
    workers: line.workers,
    step: t(STATE_NAMES[line.state]),
    status: lineWord({ ...line, dueOn }, today),
    held: line.held,
    dueOn,
    left: dueOn === null ? null : workingDaysLeft(today, dueOn, calendar),
    closedOn: line.closedOn,
  };
}

/** Everything that the list of cases shows. */
export async function caseListView(database: Database, actor: Actor, query: CaseListQuery, t: Translate) {
  const { halaman, ...rest } = query;
  const shown = { ...rest, daftar: query.daftar === 'terbuka' ? '' : query.daftar };
  const chips = [
    ...(query.cari === '' ? [] : [{ text: query.cari, href: hrefWithout('/kasus', shown, 'cari') }]),
    ...(query.tahap === '' ? [] : [{ text: t(STATE_NAMES[query.tahap]), href: hrefWithout('/kasus', shown, 'tahap') }]),
  ];
  return database.read(actor, async (tx) => {
    const { today, calendar } = await actContext(tx);
    const nearUntil = nearDay(today, calendar);
    const filter = { list: query.daftar, search: query.cari, state: query.tahap === '' ? null : query.tahap, nearUntil };
    const found = await caseList(tx, filter, { limit: PAGE_SIZE, offset: (halaman - 1) * PAGE_SIZE });
    const counts = await caseCounts(tx, nearUntil);
    return {
      filter: query,
      chips,
      heading: t(LIST_NAMES[query.daftar]),
      tabs: CASE_LISTS.map((list) => ({
        href: list === 'terbuka' ? '/kasus' : `/kasus?daftar=${list}`,
        text: t('{name} ({n})', { name: t(LIST_NAMES[list]), n: counts[list] }),
        current: list === query.daftar,
      })),
      steps: CASE_STATES.map((value) => ({ value, text: t(STATE_NAMES[value]) })),
      total: found.total,
      rows: found.rows.map((line) => lineView(line, today, calendar, t)),
      pages: pagesOf(found.total, halaman, pageHref('/kasus', shown)),
    };
  });
}
