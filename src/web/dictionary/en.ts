import { accounts } from './en/accounts.ts';
import { caseWords } from './en/case-words.ts';
import { cases } from './en/cases.ts';
import { common } from './en/common.ts';
import { coverage } from './en/coverage.ts';
import { coverageWords } from './en/coverage-words.ts';
import { findings } from './en/findings.ts';
import { gallery } from './en/gallery.ts';
import { history } from './en/history.ts';
import { home } from './en/home.ts';
import { importProblems } from './en/import-problems.ts';
import { importWizard } from './en/import-wizard.ts';
import { imports } from './en/imports.ts';
import { law } from './en/law.ts';
import { letters } from './en/letters.ts';
import { lettersWords } from './en/letters-words.ts';
import { linkage } from './en/linkage.ts';
import { live } from './en/live.ts';
import { portal } from './en/portal.ts';
import { portalWords } from './en/portal-words.ts';
import { quality } from './en/quality.ts';
import { settings } from './en/settings.ts';

/** The English sentences by room; no sentence stands in two of them. */
export const ENGLISH_BY_ROOM: readonly Readonly<Record<string, string>>[] = [
  accounts,
  caseWords,
  cases,
  common,
  coverage,
  coverageWords,
  findings,
  gallery,
  history,
  home,
  importProblems,
  importWizard,
  imports,
  law,
  letters,
  lettersWords,
  linkage,
  live,
  portal,
  portalWords,
  quality,
  settings,
];

/**
 * English, second language of the screens. The key is the sentence in Bahasa Indonesia exactly as the
 * page writes it; placeholders in braces stay as they are. A sentence that is missing here is shown in
 * Bahasa. Letters and mails to employers are always in Bahasa.
 */
export const ENGLISH: Readonly<Record<string, string>> = Object.fromEntries(
  ENGLISH_BY_ROOM.flatMap((room) => Object.entries(room)),
);
