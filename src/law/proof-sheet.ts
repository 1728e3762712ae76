import { weekdayName, type LocalDate } from './calendar.ts';
import { citation, type SourceId } from './sources.ts';
import type { Term } from './term.ts';

/** A counted term with the articles that set it; old records do not say how collective leave was counted. */
export interface ProvenTerm extends Omit<Term, 'collectiveLeave'> {
  readonly collectiveLeave?: Term['collectiveLeave'];
  readonly basis: readonly SourceId[];
}

/** A line of the sheet: one day, and which one of the term it is; null where it was passed over. */
export interface ProofLine {
  readonly date: LocalDate;
  readonly weekday: string;
  readonly number: number | null;
  readonly why: string;
}

const UNITS = { working: 'hari kerja', calendar: 'hari kalender' } as const;

/** How long a term is, as letters say it: `10 hari kerja`. */
export function termWords({ count, unit }: Pick<Term, 'count' | 'unit'>): string {
  return `${count} ${UNITS[unit]}`;
}

/** Every day of a term in order, numbered as it was counted. */
export function proofLines(term: Pick<Term, 'days'>): ProofLine[] {
  let number = 0;
  return term.days.map(({ date, counted, why }) => {
    if (counted) number += 1;
    return { date, weekday: weekdayName(date), number: counted ? number : null, why };
  });
}

function lineText({ date, weekday, number, why }: ProofLine): string {
  return `${date} ${weekday}: ${number === null ? 'dilewati' : `hari ke-${number}`} (${why})`;
}

/**
 * The whole count as plain text: the same on screen, in the letter, in the e-mail and for programs. Its digest
 * is what a person compares years later, so a word is never changed here: a new wording is a new first line.
 */
export function proofSheetText(term: ProvenTerm): string {
  return [
    'Lembar bukti penghitungan tenggat, bentuk 1',
    `Dasar hukum: ${term.basis.map(citation).join('; ')}`,
    `Jangka waktu: ${termWords(term)}`,
    `Hari ke-0: ${term.from}`,
    `Kalender resmi: versi ${term.calendarVersion}`,
    ...proofLines(term).slice(1).map(lineText),
    `Hari terakhir: ${term.due}`,
    '',
  ].join('\n');
}
