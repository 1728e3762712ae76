import { PEOPLE } from '../support/database.ts';

/** What to import, and the statement before which the importing process ends itself. */
export interface CutOrder {
  readonly url: string;
  readonly folder: string;
  readonly file: string;
  readonly source: string;
  readonly cut: { readonly at: string; readonly nth: number };
}

export const CUT_KEYS = { nikKey: '1'.repeat(64), indexKey: '2'.repeat(64) };
export const CUT_PERSON = PEOPLE.labour;
