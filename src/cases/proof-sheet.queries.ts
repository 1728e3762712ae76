import { createHash } from 'node:crypto';
import { NotFound } from '../errors.ts';
import { CalendarNotPublished } from '../law/calendar.ts';
import { proofLines, proofSheetText, termWords, type ProofLine } from '../law/proof-sheet.ts';
import { citation } from '../law/sources.ts';
import { endOfTerm } from '../law/term.ts';
import { LETTER_NAMES, type LetterKind } from '../notices/letter-kinds.ts';
import { officialCalendar } from '../platform/calendar.ts';
import type { Tx } from '../platform/database.ts';
import type { CountedTerm } from './ladder/ladder-case.ts';

/** What counting a stored term again says: the same day, another one, or no answer. */
export type Recount = 'same' | 'different' | 'impossible';

/** One due day as anybody can count it again. */
export interface ProofSheet {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly companyName: string;
  readonly letterTitle: string;
  readonly letterNumber: string | null;
  readonly from: string;
  readonly due: string;
  readonly length: string;
  readonly calendarVersion: string;
  readonly calendarSource: string;
  readonly basis: readonly string[];
  readonly lines: readonly ProofLine[];
  /** The sheet as plain text, and its SHA-256 in hexadecimal. */
  readonly text: string;
  readonly digest: string;
  readonly recount: Recount;
}

interface StoredTerm {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly companyName: string;
  readonly letterKind: LetterKind;
  readonly letterNumber: string | null;
  readonly term: CountedTerm;
}

async function storedTerm(tx: Tx, letterId: string): Promise<StoredTerm> {
  const found = await tx.row<StoredTerm>(
    `SELECT e.id AS "caseId", e.number AS "caseNumber", c.name AS "companyName", l.kind AS "letterKind", l.number AS "letterNumber",
            v.payload->'term' AS term
       FROM letter l
       JOIN enforcement_case e ON e.id = l.case_id
       JOIN company c ON c.id = e.company_id
       JOIN case_event v ON v.case_id = e.id AND v.kind = 'serviceRecorded' AND v.payload->>'letterId' = l.id::text
      WHERE l.id = $1 ORDER BY v.seq DESC LIMIT 1`,
    [letterId],
  );
  if (!found) throw new NotFound('Surat ini belum mempunyai tenggat. Tenggat dihitung sejak penerimaannya dicatat.');
  return found;
}

/** Counts again by the edition of the calendar that was used then, from what the table holds today. */
async function recount(tx: Tx, term: CountedTerm): Promise<Recount> {
  if (term.collectiveLeave === undefined || !/^\d+$/.test(term.calendarVersion)) return 'impossible';
  const calendar = await officialCalendar(tx, { collectiveLeave: term.collectiveLeave }, Number(term.calendarVersion));
  try {
    const { value } = endOfTerm({ from: term.from, count: term.count, unit: term.unit, calendar });
    return proofSheetText({ ...value, basis: term.basis }) === proofSheetText(term) ? 'same' : 'different';
  } catch (error) {
    if (error instanceof CalendarNotPublished) return 'impossible';
    throw error;
  }
}

/** The proof sheet of the due day of a served letter. @throws NotFound where no term runs, or for whom it is not. */
export async function proofSheet(tx: Tx, letterId: string): Promise<ProofSheet> {
  const { term, letterKind, ...about } = await storedTerm(tx, letterId);
  const edition = await tx.row<{ source: string }>('SELECT source FROM calendar_version WHERE version::text = $1', [term.calendarVersion]);
  const text = proofSheetText(term);
  return {
    ...about,
    letterTitle: LETTER_NAMES[letterKind],
    from: term.from,
    due: term.due,
    length: termWords(term),
    calendarVersion: term.calendarVersion,
    calendarSource: edition?.source ?? '',
    basis: term.basis.map(citation),
    lines: proofLines(term),
    text,
    digest: createHash('sha256').update(text).digest('hex'),
    recount: await recount(tx, term),
  };
}
