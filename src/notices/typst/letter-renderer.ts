import { createHash } from 'node:crypto';
import { renderSVG } from 'uqr';
import type { LocalDate } from '../../law/calendar.ts';
import type { LetterContent } from '../letter-content.ts';
import type { LetterKind } from '../letter-kinds.ts';
import { openRenderPool, POOL_DEFAULTS, type PoolOptions } from './render-pool.ts';

/** A letter as a file: PDF/A-2b, fonts inside, and the hash by which anybody can compare it. */
export interface RenderedLetter {
  readonly pdf: Buffer;
  /** SHA-256, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Turns the fields of a letter into its file. The only way to the typesetter. */
export interface LetterRenderer {
  /**
   * The same content and day give the same bytes, on every machine.
   *
   * @throws RenderFailed
   */
  render(content: LetterContent, on: LocalDate): Promise<RenderedLetter>;
  close(): void;
}

const FOLDERS: Readonly<Record<LetterKind, string>> = {
  first_warning: 'first-warning',
  second_warning: 'second-warning',
  fine: 'fine',
  denial_request: 'denial-request',
  withdrawal: 'withdrawal',
  labour_report: 'labour-report',
};

/** The code's picture in one colour, without white border: the sheet gives it room. */
function qrPicture(url: string): string {
  return renderSVG(url, { ecc: 'M', border: 0, blackColor: '#111111', whiteColor: '#ffffff' });
}

/** The hash that the public page shows. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Opens the renderer with its processes. */
export function openLetterRenderer(options: PoolOptions = POOL_DEFAULTS): LetterRenderer {
  const pool = openRenderPool(options);
  return {
    async render(content, on) {
      const { url } = content.check;
      const data = { ...content, qr: url === '' ? null : qrPicture(url), checkParts: url.split(/(?<=[/.])/) };
      const timestamp = Date.parse(`${on}T00:00:00Z`) / 1000;
      const pdf = await pool.render({ template: FOLDERS[content.kind], data, timestamp });
      return { pdf, sha256: sha256Of(pdf) };
    },
    close: () => pool.close(),
  };
}
