import type { SourceId } from './sources.ts';

/** A legal answer, with the sources that a letter or a page prints beside it. */
export interface Ruling<T> {
  readonly value: T;
  readonly basis: readonly SourceId[];
}

/** An expected "no" of a rule: the reason to show, in Bahasa, and the law it rests on. */
export interface LegalRefusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly basis: readonly SourceId[];
}

/** Joins the sources of several answers, each once, in order of first mention. */
export function joinBasis(...parts: readonly (readonly SourceId[])[]): readonly SourceId[] {
  return [...new Set(parts.flat())];
}
