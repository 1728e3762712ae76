import { nearDay, workingDaysLeft } from '../cases/countdown.ts';
import type { LocalDate, WorkingCalendar } from '../law/calendar.ts';
import { officialCalendar } from '../platform/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { legalSettings } from '../platform/legal-settings.ts';
import type { HomeCount, HomeFigure, HomeQueries, HomeRow } from './home-view.ts';

interface CountRow {
  readonly key: string;
  readonly count: number;
  readonly oldestDays: number | null;
  readonly overdue: number;
}

const NONE: HomeCount = { count: 0, oldestDays: null, overdue: 0 };

/** One statement gives all numbers of a page: rows of (key, since, overdue). */
async function countsBy<Key extends string>(tx: Tx, keys: readonly Key[], parts: string): Promise<Record<Key, HomeCount>> {
  const rows = await tx.rows<CountRow>(
    `SELECT key, count(*)::int AS count, max((now()::date - since::date))::int AS "oldestDays", (count(*) FILTER (WHERE overdue))::int AS overdue
       FROM (${parts}) part(key, since, overdue) GROUP BY key`,
  );
  const found = new Map(rows.map(({ key, ...count }) => [key, count]));
  return Object.fromEntries(keys.map((key) => [key, found.get(key) ?? NONE])) as Record<Key, HomeCount>;
}

const OPEN_CASE = `closed_on IS NULL`;
const FINDINGS_TO_REVIEW = `SELECT 'review', min(created_at), false FROM finding WHERE state = 'open' GROUP BY company_id`;
const ANSWERS = `SELECT 'answers', min(s.submitted_at), false FROM answer a JOIN answer_submission s ON s.id = a.submission_id WHERE a.state = 'submitted' GROUP BY s.id`;
/** @param near the last day that counts as near, by the official calendar. */
const dueSoon = (near: LocalDate) =>
  `SELECT 'due', opened_on::timestamptz, due_on < patuh.today() FROM enforcement_case WHERE ${OPEN_CASE} AND due_on <= '${near}'::date`;
const FAILED = `SELECT 'failed', signed_on::timestamptz, true FROM letter WHERE state IN ('failed', 'uncertain')`;
const PROPOSED = `SELECT 'proposals', proposed_at, false FROM letter WHERE state = 'proposed'`;

/** The legal day and the calendar that its terms are counted by. */
interface Day {
  readonly today: LocalDate;
  readonly calendar: WorkingCalendar;
}

async function dayOf(tx: Tx): Promise<Day> {
  return { today: await tx.today(), calendar: await officialCalendar(tx, await legalSettings(tx)) };
}

interface UrgentCase {
  readonly id: string;
  readonly company: string;
  readonly number: string;
  readonly dueOn: LocalDate | null;
  readonly proposed: boolean;
}

/** Open cases by legal due date; a case whose next letter waits for a signature stands first. */
async function urgentCases(tx: Tx, { today, calendar }: Day, proposedFirst: boolean): Promise<HomeRow[]> {
  const rows = await tx.rows<UrgentCase>(
    `SELECT c.id, f.name AS company, c.number, c.due_on::text AS "dueOn",
            EXISTS (SELECT FROM letter l WHERE l.case_id = c.id AND l.state = 'proposed') AS proposed
       FROM enforcement_case c JOIN company f ON f.id = c.company_id
      WHERE c.closed_on IS NULL
      ORDER BY ($1 AND EXISTS (SELECT FROM letter l WHERE l.case_id = c.id AND l.state = 'proposed')) DESC, c.due_on NULLS LAST, c.opened_on
      LIMIT 8`,
    [proposedFirst],
  );
  return rows.map((row) => {
    const left = row.dueOn === null ? null : workingDaysLeft(today, row.dueOn, calendar);
    const late = left !== null && left < 0;
    const status: HomeRow['status'] = row.proposed
      ? { text: 'Menunggu tanda tangan', tone: 'wait' }
      : { text: late ? 'Lewat tenggat' : 'Berjalan', tone: late ? 'bad' : 'info' };
    return { href: `/kasus/${row.id}`, title: row.company, note: row.number, status, on: row.dueOn, left };
  });
}

async function requestRows(tx: Tx): Promise<HomeRow[]> {
  const rows = await tx.rows<{ id: string; number: string; company: string; complete: boolean }>(
    `SELECT r.id, r.number, c.name AS company, r.state = 'complete' AS complete
       FROM deactivation_request r JOIN company c ON c.id = r.company_id
      WHERE r.state IN ('complete', 'incomplete') ORDER BY r.state, r.cut_off NULLS LAST LIMIT 8`,
  );
  return rows.map((row) => ({
    href: `/penonaktifan/${row.id}`,
    title: row.company,
    note: row.number,
    status: row.complete ? { text: 'Lengkap', tone: 'good' } : { text: 'Belum lengkap', tone: 'wait' },
    on: null,
    left: null,
  }));
}

async function ppuCoverage(tx: Tx): Promise<HomeFigure> {
  const row = await tx.row<{ part: number; whole: number; on: string | null }>(
    `SELECT (count(*) FILTER (WHERE r.status = 'SESUAI'))::int AS part, count(*)::int AS whole, max(n.published_at)::date::text AS "on"
       FROM worker_result r JOIN linkage_latest n USING (jurisdiction_id) WHERE r.duplicate_of IS NULL`,
  );
  const { part = 0, whole = 0, on = null } = row ?? {};
  return { share: whole === 0 ? 0 : part / whole, part, whole, on };
}

const LAST_WEEK = `at > now() - interval '7 days'`;

async function auditRows(tx: Tx): Promise<HomeRow[]> {
  const rows = await tx.rows<{ name: string; count: number }>(
    `SELECT actor_name AS name, count(*)::int AS count FROM audit_event
      WHERE action LIKE 'nik.%' AND ${LAST_WEEK} GROUP BY actor_name ORDER BY 2 DESC LIMIT 5`,
  );
  return rows.map((row) => ({
    href: `/jejak?cari=${encodeURIComponent(row.name)}`,
    title: row.name,
    note: `${row.count} NIK dibuka dalam 7 hari`,
    status: row.count > 30 ? { text: 'Tidak biasa', tone: 'bad' } : { text: 'Wajar', tone: 'neutral' },
    on: null,
    left: null,
  }));
}

async function failedWork(tx: Tx): Promise<HomeRow[]> {
  const rows = await tx.rows<{ topic: string; error: string | null }>(
    `SELECT topic, last_error AS error FROM outbox WHERE failed_at IS NOT NULL ORDER BY failed_at DESC LIMIT 8`,
  );
  return rows.map((row) => ({
    href: '/pengaturan',
    title: row.topic,
    note: row.error ?? '',
    status: { text: 'Gagal', tone: 'bad' },
    on: null,
    left: null,
  }));
}

/** The numbers and lists of every start page, each from one or two statements. */
export const homeQueries: HomeQueries = {
  async officer(tx) {
    const day = await dayOf(tx);
    const counts = await countsBy(tx, ['review', 'answers', 'due', 'failed'], [FINDINGS_TO_REVIEW, ANSWERS, dueSoon(nearDay(day.today, day.calendar)), FAILED].join(' UNION ALL '));
    return { counts, rows: await urgentCases(tx, day, false) };
  },
  async enforcement(tx) {
    const day = await dayOf(tx);
    const counts = await countsBy(tx, ['proposals', 'answers', 'due', 'failed'], [PROPOSED, ANSWERS, dueSoon(nearDay(day.today, day.calendar)), FAILED].join(' UNION ALL '));
    return { counts, rows: await urgentCases(tx, day, true) };
  },
  async membership(tx) {
    const counts = await countsBy(
      tx,
      ['complete', 'incomplete', 'cutoff', 'ending'],
      `SELECT state, requested_on::timestamptz, false FROM deactivation_request WHERE state IN ('complete', 'incomplete')
       UNION ALL SELECT 'cutoff', requested_on::timestamptz, false FROM deactivation_request WHERE state = 'complete' AND extract(day FROM patuh.today()) BETWEEN 13 AND 20
       UNION ALL SELECT 'ending', NULL::timestamptz, false FROM protection WHERE ended_at IS NULL AND last_on BETWEEN patuh.today() AND patuh.today() + 30`,
    );
    return { counts, rows: await requestRows(tx) };
  },
  async head(tx) {
    const counts = await countsBy(
      tx,
      ['open', 'overdue', 'signature', 'requests'],
      `SELECT 'open', opened_on::timestamptz, false FROM enforcement_case WHERE ${OPEN_CASE}
       UNION ALL SELECT 'overdue', opened_on::timestamptz, true FROM enforcement_case WHERE ${OPEN_CASE} AND due_on < patuh.today()
       UNION ALL SELECT 'signature', proposed_at, false FROM letter WHERE state = 'proposed'
       UNION ALL SELECT 'requests', requested_on::timestamptz, false FROM deactivation_request WHERE state IN ('complete', 'incomplete')`,
    );
    return { counts, rows: await urgentCases(tx, await dayOf(tx), false), figure: await ppuCoverage(tx) };
  },
  async auditor(tx) {
    const counts = await countsBy(
      tx,
      ['today', 'reveals', 'exports', 'refused'],
      `SELECT 'today', NULL::timestamptz, false FROM audit_event WHERE at >= date_trunc('day', now())
       UNION ALL SELECT 'reveals', NULL, false FROM audit_event WHERE action LIKE 'nik.%' AND ${LAST_WEEK}
       UNION ALL SELECT 'exports', NULL, false FROM audit_event WHERE action LIKE 'export.%' AND ${LAST_WEEK}
       UNION ALL SELECT 'refused', NULL, false FROM audit_event WHERE action LIKE 'account.wrong%' AND ${LAST_WEEK}`,
    );
    return { counts, rows: await auditRows(tx) };
  },
  async administrator(tx) {
    const counts = await countsBy(
      tx,
      ['active', 'signedIn', 'failed', 'calendar'],
      `SELECT 'active', NULL::timestamptz, false FROM account WHERE active AND role <> 'system'
       UNION ALL SELECT 'signedIn', NULL, false FROM web_session WHERE expire > now() AND sess::jsonb ? 'person'
       UNION ALL SELECT 'failed', failed_at, true FROM outbox WHERE failed_at IS NOT NULL
       UNION ALL SELECT 'calendar', NULL, false FROM generate_series(1, greatest(0, (SELECT max(published_until) FROM calendar_version) - patuh.today()))`,
    );
    return { counts, rows: await failedWork(tx) };
  },
};
