import path from 'node:path';
import nunjucks from 'nunjucks';
import { formatsFor, maskNik, type Numeric } from './formats.ts';
import { LANGUAGES, translator, type Language } from './dictionary/index.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The folders in which templates are looked up: ours first, then the components of govuk-frontend. */
export const TEMPLATE_FOLDERS = [
  path.join(ROOT, 'templates'),
  path.join(ROOT, 'node_modules/govuk-frontend/dist'),
];

/** Renders a template, named without its ending, in a language. */
export type Render = (language: Language, template: string, view: object) => string;

/** Fails loudly where a form macro was imported without the page's values and errors. */
function needed(value: unknown, name: string): unknown {
  if (value === undefined || value === null)
    throw new Error(`"${name}" is missing: import the macro "with context"`);
  return value;
}

function environment(language: Language, asset: (name: string) => string): nunjucks.Environment {
  const loader = new nunjucks.FileSystemLoader(TEMPLATE_FOLDERS, { noCache: false, watch: false });
  const env = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  const formats = formatsFor(language);
  env.addFilter('tanggal', (value: string | Date | null, zone?: string) => formats.day(value, zone));
  env.addFilter('waktu', (value: string | Date | null, zone?: string) => formats.time(value, zone));
  env.addFilter('rupiah', (value: Numeric | null) => formats.rupiah(value));
  env.addFilter('angka', (value: Numeric | null, digits?: number) => formats.number(value, digits));
  env.addFilter('persen', (value: number | null, digits?: number) => formats.percent(value, digits));
  env.addFilter('nikMask', maskNik);
  env.addGlobal('t', translator(language));
  env.addGlobal('language', language);
  env.addGlobal('asset', asset);
  env.addGlobal('needed', needed);
  return env;
}

/**
 * The renderer of all pages: every value is escaped, and an unknown name is an error instead of a gap.
 *
 * @param asset turns the name of a style, font or script into its hashed address.
 */
export function createRender(asset: (name: string) => string): Render {
  const environments = new Map(LANGUAGES.map((language) => [language, environment(language, asset)]));
  return (language, template, view) => {
    const env = environments.get(language);
    if (env === undefined) throw new Error(`no templates for ${language}`);
    return env.render(`${template}.njk`, view);
  };
}
