import { describe, it, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ENGLISH, ENGLISH_BY_ROOM } from '../../src/web/dictionary/en.ts';
import { languageOf, msg, translator } from '../../src/web/dictionary/index.ts';
import { missingTexts, usedTexts } from '../support/texts.ts';

const used = usedTexts();
const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).toSorted();

describe('the English dictionary', () => {
  it('has every sentence of the templates and of the sources', () => {
    expect(missingTexts(used).map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });

  it('keeps the placeholders of every sentence', () => {
    const changed = Object.entries(ENGLISH).filter(
      ([bahasa, english]) => placeholders(bahasa).join() !== placeholders(english).join(),
    );
    expect(changed).toEqual([]);
  });

  it('has no sentence that nothing shows', () => {
    const shown = new Set(used.map(({ text }) => text));
    expect(Object.keys(ENGLISH).filter((sentence) => !shown.has(sentence))).toEqual([]);
  });

  it('has each sentence in one room only', () => {
    const all = ENGLISH_BY_ROOM.flatMap((room) => Object.keys(room));
    expect(all.filter((sentence, at) => all.indexOf(sentence) !== at)).toEqual([]);
  });

  it('has no empty or untrimmed English', () => {
    const odd = Object.values(ENGLISH).filter((english) => english === '' || english !== english.trim());
    expect(odd).toEqual([]);
  });
});

describe('collecting the texts', () => {
  it('finds what templates and word tables write', () => {
    const texts = new Map(used.map(({ text, kind }) => [text, kind]));
    expect(texts.get('Langsung ke isi halaman')).toBe('marked');
    expect(texts.get('Surat Teguran Pertama')).toBe('shown');
    expect(texts.get('menandatangani surat')).toBe('shown');
    expect(texts.get('Tulis paling banyak 200 karakter')).toBe('shown');
  });

  it('leaves out what letters and mails write', () => {
    const letter = readFileSync(path.resolve('src/notices/content/phrases.ts'), 'utf8');
    expect(letter).toContain('Dengan hormat,');
    expect(used.some(({ text }) => text === 'Dengan hormat,')).toBe(false);
  });
});

describe('the translator', () => {
  it('leaves Bahasa as it is and fills placeholders', () => {
    expect(translator('id')('Sisa {n} {unit}', { n: 3, unit: 'hari kerja' })).toBe('Sisa 3 hari kerja');
  });

  it('speaks English when asked', () => {
    expect(translator('en')('Sisa {n} {unit}', { n: 3, unit: 'working days' })).toBe('3 working days left');
  });

  it('shows Bahasa where the English is missing, and a placeholder without a value as written', () => {
    expect(translator('en')(msg('Kalimat yang tidak dikenal {n}'), {})).toBe(
      'Kalimat yang tidak dikenal {n}',
    );
  });

  it('falls back to Bahasa for a language it does not speak', () => {
    expect(languageOf('en')).toBe('en');
    expect(languageOf('fr')).toBe('id');
    expect(languageOf(undefined)).toBe('id');
  });
});
