import path from 'node:path';
import nunjucks from 'nunjucks';

const FOLDER = path.resolve(import.meta.dirname, '../../templates/mail');
const options = { throwOnUndefined: true, trimBlocks: true, lstripBlocks: true };
const loader = new nunjucks.FileSystemLoader(FOLDER, { noCache: false, watch: false });
const escaped = new nunjucks.Environment(loader, { ...options, autoescape: true });
const plain = new nunjucks.Environment(loader, { ...options, autoescape: false });

/** The three texts of a mail. */
export interface MailTexts {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Fills the folder `templates/mail/<name>` (subject.txt.njk, body.txt.njk, body.html.njk).
 *
 * @throws when a template names something that the view lacks.
 */
export function mailTexts(name: string, view: object): MailTexts {
  return {
    subject: plain.render(`${name}/subject.txt.njk`, view).trim().replaceAll(/\s+/g, ' '),
    text: `${plain.render(`${name}/body.txt.njk`, view).trim()}\n`,
    html: escaped.render(`${name}/body.html.njk`, view),
  };
}
