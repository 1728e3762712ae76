import { refused, type Refusal } from '../errors.ts';
import { monthlyContribution } from '../law/contributions.ts';
import { adminFine } from '../law/fine.ts';
import { parameterOn } from '../law/parameters.ts';
import { parseLocalDate, type LocalDate } from '../law/calendar.ts';
import { initialsOf } from '../notices/indonesian.ts';
import type { AddressedCompany, AnnexWorker, Authority, Breach, EarlierLetter, Fine, FirstWarningFacts, LetterFacts } from '../notices/letter-facts.ts';
import type { Tx } from '../platform/database.ts';
import type { ActContext } from './case-context.queries.ts';
import type { BesideLetter } from './case-event.ts';
import type { LockedCase } from './case.repository.ts';
import { dataAge } from './data-age.queries.ts';
import { findingWord } from './finding-words.ts';
import type { FindingKind } from './finding.ts';
import type { LadderLetter } from './ladder/states.ts';

interface StandingRow {
  readonly line: number;
  readonly kind: FindingKind;
  readonly workerName: string | null;
  readonly workerStatus: string | null;
  readonly wage: string | null;
  readonly enrolledWage: string | null;
}

const STANDING = `
  SELECT cf.line, f.kind, CASE WHEN f.worker_id IS NOT NULL THEN coalesce(w.name, '') END AS "workerName",
         r.status AS "workerStatus", w.wage::text AS wage, m.wage::text AS "enrolledWage"
    FROM case_finding cf
    JOIN finding f ON f.id = cf.finding_id
    LEFT JOIN worker w ON w.id = f.worker_id
    LEFT JOIN worker_result r ON r.worker_id = f.worker_id
    LEFT JOIN member m ON m.id = r.member_id
   WHERE cf.case_id = $1 AND cf.state NOT IN ('accepted', 'cured')
   ORDER BY cf.line`;

interface Firm extends AddressedCompany {
  readonly workers: number;
}

async function firmOf(tx: Tx, companyId: string): Promise<Firm> {
  const firm = await tx.row<Firm>(
    `SELECT c.name, coalesce(c.address, '') AS address, coalesce(c.regency, '') AS regency, c.nib,
            coalesce(r.workers, c.head_count, 0) AS workers
       FROM company c LEFT JOIN company_result r ON r.company_id = c.id WHERE c.id = $1`,
    [companyId],
  );
  if (!firm) throw new Error('the firm of a case is gone');
  return firm;
}

function breachOf(rows: readonly StandingRow[], workers: number): Breach {
  const named = rows.filter(({ workerName }) => workerName !== null);
  const unregisteredWorkers = named.filter(({ kind }) => kind !== 'PDS_UPAH').length;
  return {
    registered: !rows.some(({ kind }) => kind === 'PWBD'),
    workers: Math.max(workers, unregisteredWorkers),
    unregisteredWorkers,
    shortWages: named.filter(({ kind }) => kind === 'PDS_UPAH').length,
  };
}

/** The annex of a letter about findings that stand: running numbers, initials and what was found; the firm itself is no line of it. */
export function annexOf(rows: readonly Pick<StandingRow, 'line' | 'kind' | 'workerName' | 'workerStatus'>[]): AnnexWorker[] {
  return rows.flatMap(({ line, kind, workerName, workerStatus }) =>
    workerName === null
      ? []
      : [{ row: line, initials: initialsOf(workerName), finding: findingWord(kind, workerStatus ?? 'TIDAK_ADA').text.toLowerCase() }],
  );
}

/** Letters of the case that stand, as later ones quote them. */
async function earlierLetters(tx: Tx, locked: LockedCase): Promise<ReadonlyMap<string, EarlierLetter & { readonly facts: LetterFacts }>> {
  const rows = await tx.rows<{ id: string; kind: string; number: string; on: string; facts: LetterFacts }>(
    `SELECT id, kind, number, signed_on::text AS "on", facts FROM letter
      WHERE case_id = $1 AND number IS NOT NULL AND state <> 'withdrawn' ORDER BY signed_at`,
    [locked.id],
  );
  const terms = new Map(locked.kase.letters.map((letter) => [letter.letterId, letter]));
  return new Map(
    rows.map(({ id, kind, number, on, facts }) => {
      const term = terms.get(id);
      return [kind, { number, on: parseLocalDate(on), servedOn: term?.servedOn ?? null, dueOn: term?.dueOn ?? null, facts }];
    }),
  );
}

const quotedOnly = ({ number, on, servedOn, dueOn }: EarlierLetter): EarlierLetter => ({ number, on, servedOn, dueOn });

/**
 * One month of what should have been paid: the whole contribution of a worker who is not enrolled, the
 * difference where the wage was reported too low. An unknown wage counts as nothing, in the firm's favour.
 */
function unpaidOf(rows: readonly StandingRow[], month: LocalDate): number {
  const due = (wage: string | null) => (wage === null ? 0 : monthlyContribution(Number(wage), { month }).value.total);
  return rows
    .filter(({ workerName }) => workerName !== null)
    .reduce((sum, row) => sum + Math.max(0, due(row.wage) - (row.kind === 'PDS_UPAH' ? due(row.enrolledWage) : 0)), 0);
}

function fineOf(rows: readonly StandingRow[], countedFrom: LocalDate, today: LocalDate): Fine {
  const monthly = unpaidOf(rows, countedFrom);
  const { value } = adminFine([{ month: countedFrom, contribution: monthly }], today);
  return { monthlyContribution: monthly, months: value.lines.length, amount: value.total, countedFrom };
}

async function authorityOf(tx: Tx, jurisdictionId: number, which: 'labour' | 'services'): Promise<Authority> {
  const office = await tx.row<{ name: string; city: string }>(
    `SELECT o.name, o.city FROM office o JOIN office_jurisdiction j ON j.office_id = o.id
      WHERE j.jurisdiction_id = $1 ORDER BY o.kind = 'province' DESC, o.kind = 'labour' DESC, o.id LIMIT 1`,
    [jurisdictionId],
  );
  const area = await tx.row<{ name: string }>('SELECT name FROM jurisdiction WHERE id = $1', [jurisdictionId]);
  if (which === 'labour') return { name: office?.name ?? 'Dinas Tenaga Kerja', city: office?.city ?? '', email: null };
  const name = `Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu ${area?.name ?? ''}`.trim();
  return { name, city: area?.name ?? '', email: null };
}

type Common = Omit<FirstWarningFacts, 'kind' | 'term'>;
type Earlier = Awaited<ReturnType<typeof earlierLetters>>;

const MISSING = 'Surat sebelumnya belum lengkap, sehingga surat ini belum dapat disusun.';

function fineFacts(common: Common, earlier: Earlier, rows: readonly StandingRow[], today: LocalDate): LetterFacts | Refusal {
  const [first, second] = [earlier.get('first_warning'), earlier.get('second_warning')];
  const countedFrom = second?.dueOn ?? null;
  if (!first || !second || countedFrom === null) return refused(MISSING);
  return { ...common, kind: 'fine', firstWarning: quotedOnly(first), secondWarning: quotedOnly(second), fine: fineOf(rows, countedFrom, today) };
}

function denialFacts(common: Common, earlier: Earlier, authority: Authority): LetterFacts | Refusal {
  const [first, second, fine] = [earlier.get('first_warning'), earlier.get('second_warning'), earlier.get('fine')];
  if (!first || !second) return refused(MISSING);
  return {
    ...common,
    kind: 'denial_request',
    authority,
    firstWarning: quotedOnly(first),
    secondWarning: quotedOnly(second),
    fineLetter: fine ? quotedOnly(fine) : null,
    fine: fine?.facts.kind === 'fine' ? fine.facts.fine : null,
  };
}

/** What a letter of withdrawal says it takes back. */
export interface Withdrawn {
  readonly kind: LetterFacts['kind'];
  readonly number: string;
  readonly on: LocalDate;
  readonly reason: string;
}

/** Which letter to gather facts for. */
export type FactsFor = LadderLetter | BesideLetter;

const NO_DATA = 'Data wajib lapor atau data kepesertaan belum pernah diterbitkan.';

/**
 * Refuses to write to a firm on old data. The limit is the office's own (`dataMaxAgeDays`).
 *
 * @returns null when the data are young enough.
 */
export async function refusalForAge(tx: Tx, jurisdictionId: number, { settings }: ActContext): Promise<Refusal | null> {
  const { days } = await dataAge(tx, jurisdictionId);
  if (days === null) return refused(NO_DATA);
  if (days <= settings.dataMaxAgeDays) return null;
  return refused(`Data berumur ${days} hari, lebih lama dari batas ${settings.dataMaxAgeDays} hari. Terbitkan data baru dan jalankan pencocokan lebih dahulu.`);
}

/**
 * Everything that a letter says about a case, frozen at this moment: figures of the findings that still
 * stand, workers by number and initials only.
 *
 * Source: PP 86/2013 art 10; the fine covers one month, as its period is at most 30 days (art 7).
 */
export async function letterFacts(tx: Tx, locked: LockedCase, kind: FactsFor, context: ActContext, withdrawn?: Withdrawn): Promise<LetterFacts | Refusal> {
  const { registerAsOf, enrolmentAsOf } = await dataAge(tx, locked.jurisdictionId);
  if (registerAsOf === null || enrolmentAsOf === null) return refused(NO_DATA);
  const { workers, ...company } = await firmOf(tx, locked.companyId);
  const rows = await tx.rows<StandingRow>(STANDING, [locked.id]);
  const earlier = await earlierLetters(tx, locked);
  const common: Common = { caseNumber: locked.number, company, registerAsOf, enrolmentAsOf, breach: breachOf(rows, workers), workers: annexOf(rows) };
  const term = { days: parameterOn('warningTermDays', context.today).value, unit: context.policy.warningTermUnit };
  const first = earlier.get('first_warning');
  switch (kind) {
    case 'first_warning':
      return { ...common, kind, term };
    case 'second_warning':
      return first ? { ...common, kind, term, firstWarning: quotedOnly(first) } : refused(MISSING);
    case 'fine':
      return fineFacts(common, earlier, rows, context.today);
    case 'denial_request':
      return denialFacts(common, earlier, await authorityOf(tx, locked.jurisdictionId, 'services'));
    case 'labour_report':
      return { ...common, kind, authority: await authorityOf(tx, locked.jurisdictionId, 'labour'), earlier: [...earlier.values()].map(quotedOnly) };
    case 'withdrawal':
      if (!withdrawn) return refused(MISSING);
      return { ...common, kind, withdrawn: { kind: withdrawn.kind, number: withdrawn.number, on: withdrawn.on }, reason: withdrawn.reason };
  }
}
