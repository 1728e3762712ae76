import type { LocalDate } from '../../law/calendar.ts';
import { currentLetter, type LadderCase } from './ladder-case.ts';
import type { StatusWord } from './states.ts';

/** What the ladder itself does not know but the word depends on. */
export interface StatusFacts {
  readonly today: LocalDate;
  /** Has the employer sent an answer that no officer has judged yet? */
  readonly answered: boolean;
}

/**
 * The one word that people see for a case. An open answer comes before anything that waits for a
 * signature, and that before the state of the term.
 */
export function statusWord(kase: LadderCase, { today, answered }: StatusFacts): StatusWord {
  if (kase.state === 'closed') return kase.ending === 'cured' ? 'Patuh' : 'Ditutup';
  if (kase.state === 'denial_lifted') return 'Patuh';
  if (answered) return 'Jawaban masuk';
  if (kase.proposal !== null) return 'Diusulkan';
  const letter = currentLetter(kase);
  if (!letter) return 'Perlu ditinjau';
  if (kase.state === 'denial_requested' || kase.state === 'denial_imposed') return 'Lewat tenggat';
  return letter.dueOn !== null && today > letter.dueOn ? 'Lewat tenggat' : 'Menunggu jawaban';
}

/** Must the case still be reported to the labour authority? The duty of PP 86/2013 art 13(5), beside the ladder. */
export function labourReportDue(kase: LadderCase): boolean {
  return kase.state !== 'detected' && kase.state !== 'closed' && !kase.reportedToLabour;
}
