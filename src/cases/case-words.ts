import type { LocalDate } from '../law/calendar.ts';
import type { CaseLine } from './case-list.queries.ts';
import type { CaseFindingState } from './finding.ts';
import { NO_CASE } from './ladder/evolve.ts';
import type { LadderCase } from './ladder/ladder-case.ts';
import type { StatusWord as CaseWord } from './ladder/states.ts';
import { statusWord } from './ladder/status-words.ts';
import type { StatusWord, Tone } from './list-view.ts';

const TONES: Readonly<Record<CaseWord, Tone>> = {
  'Perlu ditinjau': 'neutral',
  Diusulkan: 'wait',
  'Menunggu jawaban': 'wait',
  'Jawaban masuk': 'info',
  'Lewat tenggat': 'bad',
  Patuh: 'good',
  Ditutup: 'neutral',
};

function toned(text: CaseWord): StatusWord {
  return { text, tone: TONES[text] };
}

/** The status of a case in one word, from its history. */
export function caseWord(kase: LadderCase, today: LocalDate, answered: boolean): StatusWord {
  return toned(statusWord(kase, { today, answered }));
}

/** The same word for a row of a list, from the row alone. */
export function lineWord(line: Pick<CaseLine, 'state' | 'ending' | 'stage' | 'answered'> & { readonly dueOn: LocalDate | null }, today: LocalDate): StatusWord {
  const letter = {
    letterId: '', letter: 'first_warning', returnsTo: 'verified', signedOn: today, servedOn: null, dueOn: line.dueOn, deadlinePassed: false,
  } as const;
  const kase: LadderCase = {
    ...NO_CASE,
    state: line.state,
    ending: line.ending,
    proposal: line.stage === 'proposed' ? { letterId: '', letter: 'first_warning', proposerId: '' } : null,
    letters: line.stage === null ? [] : [letter],
  };
  return toned(statusWord(kase, { today, answered: line.answered > 0 }));
}

const FINDING_WORDS: Readonly<Record<CaseFindingState, StatusWord>> = {
  open: { text: 'Belum dijawab', tone: 'neutral' },
  answered: { text: 'Jawaban masuk', tone: 'info' },
  accepted: { text: 'Jawaban diterima', tone: 'good' },
  rejected: { text: 'Jawaban ditolak', tone: 'bad' },
  cured: { text: 'Patuh', tone: 'good' },
};

/** Where a finding of a case stands. */
export function caseFindingWord(state: CaseFindingState): StatusWord {
  return FINDING_WORDS[state];
}
