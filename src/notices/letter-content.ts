import { denialRequest } from './content/denial-request.ts';
import { fineLetter } from './content/fine.ts';
import { firstWarning } from './content/first-warning.ts';
import { labourReport } from './content/labour-report.ts';
import { secondWarning } from './content/second-warning.ts';
import { withdrawal } from './content/withdrawal.ts';
import type { Body } from './content/body.ts';
import { counted, longDay } from './indonesian.ts';
import type { AnnexWorker, Issue, LetterFacts } from './letter-facts.ts';
import { LETTER_NAMES, type LetterKind } from './letter-kinds.ts';

/** The edition of wording and layout; raised with every change, so that an old letter names what it was made from. */
export const CONTENT_VERSION = '2026-11';

/** Every field that a letter prints, as finished text. Frozen when the letter is signed. */
export interface LetterContent extends Body {
  readonly version: string;
  readonly kind: LetterKind;
  readonly title: string;
  readonly letterhead: { readonly organisation: string; readonly unit: string; readonly contact: string };
  readonly number: string;
  readonly attachment: string;
  /** Place and day: "Contoh Raya, 3 November 2026". */
  readonly placeAndDay: string;
  readonly signature: { readonly position: string; readonly name: string; readonly staffNumber: string };
  readonly copies: readonly string[];
  readonly annex: { readonly title: string; readonly workers: readonly AnnexWorker[] } | null;
  readonly check: { readonly url: string; readonly note: string };
}

/** The one sentence about the code, the same on letter, page and e-mail (PP 71/2019 art 60(2)). */
export const CODE_NOTE =
  'Kode QR ini hanya untuk memeriksa keaslian surat dan bukan tanda tangan elektronik tersertifikasi.';

const NO_NUMBER = '(nomor diberikan saat ditandatangani)';
const NO_SIGNER = '(belum ditandatangani)';

function bodyOf(facts: LetterFacts, issue: Issue): Body {
  switch (facts.kind) {
    case 'first_warning':
      return firstWarning(facts, issue);
    case 'second_warning':
      return secondWarning(facts, issue);
    case 'fine':
      return fineLetter(facts);
    case 'denial_request':
      return denialRequest(facts);
    case 'withdrawal':
      return withdrawal(facts);
    case 'labour_report':
      return labourReport(facts);
  }
}

/**
 * A case's facts and the signing become exactly the fields that are printed. The same input gives the same letter.
 *
 * @param issue without number, signer and address for a preview.
 */
export function letterContent(facts: LetterFacts, issue: Issue): LetterContent {
  const annexed = facts.workers.length > 0;
  const { organisation, unit, contact, city } = issue.office;
  return {
    ...bodyOf(facts, issue),
    version: CONTENT_VERSION,
    kind: facts.kind,
    title: LETTER_NAMES[facts.kind],
    letterhead: { organisation, unit, contact },
    number: issue.number ?? NO_NUMBER,
    attachment: annexed ? `${counted(1)} berkas` : '–',
    placeAndDay: `${city}, ${longDay(issue.on)}`,
    signature: issue.signer ?? { position: 'Petugas Pemeriksa', name: NO_SIGNER, staffNumber: '' },
    copies: issue.copies,
    annex: annexed
      ? { title: 'Daftar pekerja menurut data wajib lapor ketenagakerjaan', workers: facts.workers }
      : null,
    check: { url: issue.checkUrl ?? '', note: CODE_NOTE },
  };
}
