/** Rows on one page of a list. */
export const PAGE_SIZE = 50;

/** A query string from the filters that are set, ending in "halaman=" for the pagination macro. */
export function pageHref(path: string, filter: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  query.append('halaman', '');
  return `${path}?${query.toString()}`;
}

/** The address of a list without one of its filters. */
export function hrefWithout(path: string, filter: Readonly<Record<string, string>>, name: string): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([key, value]) => value !== '' && key !== name));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** What the pagination macro needs. */
export function pagesOf(total: number, page: number, href: string, size = PAGE_SIZE) {
  return { page, pages: Math.max(1, Math.ceil(total / size)), href };
}

/** The tone of a status on screen: each stands with a word and a picture. */
export type Tone = 'neutral' | 'info' | 'wait' | 'good' | 'bad';

/** A status as the macro shows it. `text` is Bahasa, translated by the template. */
export interface StatusWord {
  readonly text: string;
  readonly tone: Tone;
}
