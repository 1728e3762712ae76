import { ENGLISH } from './en.ts';

export const LANGUAGES = ['id', 'en'] as const;

/** Bahasa Indonesia is the language of the product; English is offered beside it. */
export type Language = (typeof LANGUAGES)[number];

/** Values for the placeholders of a sentence: `{n}` is filled from `n`. */
export type Placeholders = Readonly<Record<string, string | number>>;

/** A sentence in the reader's language. */
export type Translate = (sentence: string, values?: Placeholders) => string;

/**
 * Marks a sentence that is translated later, so that it is found when the dictionary is checked.
 * Returns it unchanged.
 */
export function msg(sentence: string): string {
  return sentence;
}

/** The translator of a language. A placeholder without a value stays visible as written. */
export function translator(language: Language): Translate {
  return (sentence, values) => {
    const found = language === 'en' ? (ENGLISH[sentence] ?? sentence) : sentence;
    if (values === undefined) return found;
    return found.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

/** The language asked for, or Bahasa when it is none that we speak. */
export function languageOf(value: unknown): Language {
  return LANGUAGES.find((language) => language === value) ?? 'id';
}
