import {
  ANSWER_EVIDENCE_LABELS,
  ELSEWHERE_OPTIONS,
  NOT_BPJS_KETENAGAKERJAAN,
  groundsFor,
  type AnswerKind,
  type FindingKind,
} from '../law/response-grounds.ts';
import type { Task } from './tasks.queries.ts';

/** One document that supports an answer. */
export interface AnswerDocument {
  readonly code: string;
  readonly label: string;
}

/** One choice of the question about a finding. */
export interface AnswerChoice {
  readonly ground: AnswerKind;
  readonly label: string;
  readonly explanation: string;
  /** Any one of these must come with the answer. */
  readonly evidence: readonly AnswerDocument[];
  /** What to write beside the answer; null where nothing has to be said. */
  readonly asks: string | null;
}

const ASKS: Readonly<Record<AnswerKind, string | null>> = {
  enrolled: null,
  left: 'Sejak tanggal berapa orang ini berhenti?',
  not_ours: null,
  elsewhere: 'Lewat pemberi kerja mana orang ini terdaftar?',
  data_wrong: 'Data mana yang keliru, dan apa yang benar?',
};

const OTHER_EMPLOYER = ELSEWHERE_OPTIONS.find((option) => option.kind === 'other_employer');

/**
 * The answers to a finding of this kind, in the order in which they are offered. "Elsewhere" means another
 * employer: membership in another segment settles nothing and is explained by `MIX_UPS` instead.
 */
export function choicesFor(kind: FindingKind): readonly AnswerChoice[] {
  return groundsFor(kind).map((ground) => ({
    ground: ground.kind,
    label: ground.kind === 'elsewhere' ? 'Terdaftar lewat pemberi kerja lain' : ground.label,
    explanation: ground.kind === 'elsewhere' && OTHER_EMPLOYER ? OTHER_EMPLOYER.explanation : ground.explanation,
    evidence: ground.evidence.map((code) => ({ code, label: ANSWER_EVIDENCE_LABELS[code] })),
    asks: ASKS[ground.kind],
  }));
}

/** The chosen answer; undefined when it is none of those offered. */
export function groundFor(kind: FindingKind, ground: string): AnswerChoice | undefined {
  return choicesFor(kind).find((choice) => choice.ground === ground);
}

/** What a draft still lacks before it can be sent. */
export function missingOf(task: Pick<Task, 'kind' | 'ground' | 'note' | 'files'>): readonly ('ground' | 'evidence' | 'note')[] {
  const choice = groundFor(task.kind, task.ground ?? '');
  if (!choice) return ['ground'];
  const proven = choice.evidence.length === 0 || task.files.some((file) => choice.evidence.some(({ code }) => code === file.document));
  return [...(proven ? [] : (['evidence'] as const)), ...(choice.asks !== null && task.note === '' ? (['note'] as const) : [])];
}

/** Answers that sound right and settle nothing; choosing one leads to its explanation. */
export const MIX_UPS = {
  'bpjs-ketenagakerjaan': NOT_BPJS_KETENAGAKERJAAN,
  'segmen-lain': {
    label: 'Sudah peserta sendiri, lewat keluarga, atau dibayar pemerintah',
    explanation: ELSEWHERE_OPTIONS.find((option) => option.kind === 'other_segment')?.explanation ?? '',
  },
} as const;

export type MixUp = keyof typeof MIX_UPS;

/** Is this one of the choices that are only explained? */
export function isMixUp(value: string): value is MixUp {
  return Object.hasOwn(MIX_UPS, value);
}
