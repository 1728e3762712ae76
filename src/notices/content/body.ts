/** A stretch of text; `strong` is printed bold. */
export type Run = string | { readonly strong: string };

/** One part of a letter's body. */
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  /** A numbered paragraph of the letter, with its lettered points. */
  | { readonly kind: 'point'; readonly runs: readonly Run[]; readonly items: readonly string[] }
  /** Label and value, aligned on the colon. */
  | { readonly kind: 'particulars'; readonly rows: readonly (readonly [string, string])[] };

/** What differs from kind to kind. */
export interface Body {
  /** Sifat surat: how urgent it is. */
  readonly nature: string;
  /** Hal: what it is about. */
  readonly subject: string;
  /** Yth., line by line. */
  readonly addressee: readonly string[];
  readonly blocks: readonly Block[];
  /** The provisions it rests on, as the register of law names them. */
  readonly legalBasis: readonly string[];
  /** What the employer must do, for the e-mail; empty when the letter asks nothing of them. */
  readonly asks: readonly string[];
  /** The term in words, for e-mail and screen; null when there is none. */
  readonly term: string | null;
}

/** A paragraph without number. */
export function paragraph(...runs: readonly Run[]): Block {
  return { kind: 'paragraph', runs };
}

/** A numbered paragraph. */
export function point(...runs: readonly Run[]): Block {
  return { kind: 'point', runs, items: [] };
}

/** A numbered paragraph that ends in lettered points. */
export function pointWith(items: readonly string[], ...runs: readonly Run[]): Block {
  return { kind: 'point', runs, items };
}

/** Bold text. */
export function strong(text: string): Run {
  return { strong: text };
}

/** The text of a run without its weight. */
export function plain(runs: readonly Run[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : run.strong)).join('');
}
