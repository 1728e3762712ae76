import type { LocalDate } from '../law/calendar.ts';
import type { HistoryEvent } from './case-event.ts';
import type { LadderCase } from './ladder/ladder-case.ts';
import type { CaseState } from './ladder/states.ts';

/** One step of the line above a case. */
export interface Step {
  readonly name: string;
  readonly on: LocalDate | null;
  readonly note: string | null;
  readonly state: 'done' | 'now' | 'later';
}

const LINE: readonly { readonly state: CaseState; readonly name: string }[] = [
  { state: 'verified', name: 'Temuan diperiksa' },
  { state: 'first_warning', name: 'Teguran pertama' },
  { state: 'second_warning', name: 'Teguran kedua' },
  { state: 'fine', name: 'Denda' },
  { state: 'denial_requested', name: 'Permohonan penolakan layanan' },
  { state: 'denial_imposed', name: 'Layanan publik ditolak' },
];

function dayReached(state: CaseState, kase: LadderCase, history: readonly HistoryEvent[]): LocalDate | null {
  if (state === 'verified') return history.find((event) => event.kind === 'verified')?.onDay ?? null;
  if (state === 'denial_imposed') return history.find((event) => event.kind === 'denialImposed')?.onDay ?? null;
  const kind = state === 'denial_requested' ? 'denial_request' : state;
  return kase.letters.find(({ letter }) => letter === kind)?.signedOn ?? null;
}

function noteOf(state: CaseState, kase: LadderCase): string | null {
  const kind = state === 'denial_requested' ? 'denial_request' : state;
  if (kase.proposal?.letter === kind) return 'Menunggu tanda tangan';
  const letter = kase.letters.find((each) => each.letter === kind);
  if (!letter || kind === 'denial_request') return null;
  return letter.servedOn === null ? 'Belum diterima' : 'Sudah diterima';
}

/**
 * The ladder with the day of each step. `on` is when a step was taken; a step that is proposed is shown as
 * the present one, since that is what the case waits for.
 */
export function stepLine(kase: LadderCase, history: readonly HistoryEvent[]): readonly Step[] {
  const reached = LINE.map(({ state }) => dayReached(state, kase, history));
  const closed = kase.state === 'closed' || kase.state === 'denial_lifted';
  const last = reached.findLastIndex((on) => on !== null);
  const proposed = LINE.findIndex(({ state }) => kase.proposal?.letter === (state === 'denial_requested' ? 'denial_request' : state));
  const now = proposed >= 0 ? proposed : Math.max(last, 0);
  return LINE.map(({ state, name }, at) => {
    const isNow = !closed && at === now;
    const done = !isNow && (reached[at] ?? null) !== null;
    return { name, on: reached[at] ?? null, note: noteOf(state, kase), state: isNow ? 'now' : done ? 'done' : 'later' };
  });
}
