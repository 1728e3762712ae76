import type { Refusal } from '../errors.ts';
import { CalendarNotPublished } from '../law/calendar.ts';
import { issueOf } from '../notices/issue.ts';
import { letterContent, type LetterContent } from '../notices/letter-content.ts';
import type { Tx } from '../platform/database.ts';
import type { ActContext } from './case-context.queries.ts';
import type { LockedCase } from './case.repository.ts';
import { earliestDueOn } from './earliest-due.ts';
import { letterFacts, type FactsFor } from './letter-facts.queries.ts';

interface OfficeRow {
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly letterhead: Readonly<Record<string, unknown>>;
}

const NO_OFFICE: OfficeRow = { name: '', city: '', address: '', letterhead: {} };

/** The letter as it would read if it were proposed and signed today, without number and signer. */
export async function letterPreview(tx: Tx, file: LockedCase, kind: FactsFor, context: ActContext): Promise<LetterContent | Refusal> {
  const facts = await letterFacts(tx, file, kind, context);
  if (facts.kind === 'refused') return facts;
  const office = await tx.row<OfficeRow>(
    `SELECT o.name, o.city, o.address, o.letterhead FROM office o JOIN office_jurisdiction j ON j.office_id = o.id
      WHERE j.jurisdiction_id = $1 AND o.kind = 'insurer' ORDER BY o.id LIMIT 1`,
    [file.jurisdictionId],
  );
  const due = dueOrNull(kind, context);
  return letterContent(facts, issueOf(office ?? NO_OFFICE, { number: null, on: context.today, signer: null, checkUrl: null, earliestDueOn: due, copies: [] }));
}

function dueOrNull(kind: string, context: ActContext) {
  try {
    return earliestDueOn(kind, context);
  } catch (error) {
    if (error instanceof CalendarNotPublished) return null;
    throw error;
  }
}
