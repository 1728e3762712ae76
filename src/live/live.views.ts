import { stageName } from '../linkage/stages.ts';
import type { Language, Translate } from '../web/dictionary/index.ts';
import { formatsFor } from '../web/formats.ts';
import type { LiveWork } from './progress.ts';

/** A bar with its words, ready for a page. */
export interface LiveBar {
  readonly key: string;
  /** What is being done. */
  readonly label: string;
  /** Rows, speed and time left. */
  readonly words: string;
  /** Said aloud by screen readers; changes at each quarter only. */
  readonly spoken: string;
  /** From 0 to 1; null when the work gives no measure. */
  readonly share: number | null;
  readonly finished: boolean;
}

const IMPORT_STAGES: Readonly<Record<string, string>> = { compare: 'Membandingkan dengan data terbit' };

const IMPORT_STATES: Readonly<Record<string, string>> = {
  uploaded: 'Menunggu diperiksa',
  checking: 'Sedang diperiksa',
  publishing: 'Sedang diterbitkan',
};

function labelOf(work: LiveWork, t: Translate): string {
  if (!work.open) return t('Selesai');
  if (work.subject === 'import') return t((work.state === 'checking' ? IMPORT_STAGES[work.stage] : undefined) ?? IMPORT_STATES[work.state] ?? 'Sedang bekerja');
  return work.state === 'waiting' ? t('Menunggu giliran') : t(stageName(work.stage));
}

/** Time left in words that do not pretend to be exact. */
function leftOf(seconds: number, t: Translate): string {
  if (seconds < 10) return t('sisa beberapa detik');
  if (seconds < 55) return t('sisa sekitar {n} detik', { n: Math.round(seconds / 10) * 10 });
  return t('sisa sekitar {n} menit', { n: Math.max(1, Math.round(seconds / 60)) });
}

/** The words of a bar in the reader's language. */
export function liveBar(work: LiveWork, language: Language, t: Translate): LiveBar {
  const formats = formatsFor(language);
  const number = (value: number) => formats.number(Math.round(value));
  const label = labelOf(work, t);
  const parts: string[] = [];
  if (work.again) parts.push(work.subject === 'import' ? t('diulang dari awal setelah gangguan') : t('dimuat lagi setelah gangguan'));
  if (work.counted) parts.push(t('{done} dari sekitar {total} baris', { done: number(work.done), total: number(work.total) }));
  if (work.rate !== null) parts.push(t('{n} baris per detik', { n: number(work.rate) }));
  if (work.secondsLeft !== null) parts.push(leftOf(work.secondsLeft, t));
  else if (work.state === 'publishing' && work.ranSeconds >= 5) parts.push(t('sudah {n} detik', { n: number(work.ranSeconds) }));
  const quarter = Math.floor((work.share ?? 0) * 4) * 25;
  const spoken = work.again ? t('Pekerjaan diulang dari awal setelah gangguan') : work.open ? t('{n} persen selesai', { n: quarter }) : t('Selesai');
  return { key: work.key, label, words: parts.join(' · '), spoken, share: work.share, finished: !work.open };
}

interface Reader {
  readonly language: Language;
  readonly t: Translate;
}

/** The bars of all open work of one sort, by its id. */
export function barsOf(work: readonly LiveWork[], subject: LiveWork['subject'], { language, t }: Reader): Readonly<Record<string, LiveBar>> {
  const open = work.filter((one) => one.open && one.subject === subject);
  return Object.fromEntries(open.map((one) => [one.id, liveBar(one, language, t)]));
}
