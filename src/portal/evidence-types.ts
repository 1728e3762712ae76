import { refused, type Refusal } from '../errors.ts';

/** Largest file, in bytes; most files for one answer or request. */
export const EVIDENCE_BYTES = 10_000_000;
export const EVIDENCE_FILES = 20;

/** What the file chooser offers. */
export const EVIDENCE_ACCEPT = '.pdf,.jpg,.jpeg,.png,.xlsx,.csv';

const MIME = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;

type Extension = keyof typeof MIME;

/** A file that may be kept. */
export interface CheckedEvidence {
  readonly kind: 'checked';
  readonly mime: (typeof MIME)[Extension];
  /** The sender's name without folders and control characters; shown, never used as a path. */
  readonly fileName: string;
}

const WRONG_TYPE = 'Pilih berkas PDF, JPG, PNG, XLSX, atau CSV.';
const NOT_WHAT_IT_SAYS = 'Isi berkas tidak sesuai dengan jenisnya. Simpan ulang berkas itu, lalu unggah lagi.';
const EMPTY = 'Berkas ini kosong. Pilih berkas lain.';
const TOO_LARGE = 'Berkas harus lebih kecil dari 10 MB.';
const LOCKED = 'Berkas ini terkunci kata sandi. Buka kuncinya, simpan, lalu unggah lagi.';
const ACTIVE = 'Berkas ini memuat perintah yang dapat berjalan sendiri. Simpan tanpa makro atau skrip, lalu unggah lagi.';

const startsWith = (bytes: Buffer, ...signature: readonly number[]) => bytes.subarray(0, signature.length).equals(Buffer.from(signature));

function pdfProblem(bytes: Buffer): string | undefined {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) || !bytes.subarray(-2048).includes('%%EOF')) return NOT_WHAT_IT_SAYS;
  if (bytes.includes('/Encrypt')) return LOCKED;
  return bytes.includes('/JavaScript') || bytes.includes('/Launch') || bytes.includes('/EmbeddedFile') ? ACTIVE : undefined;
}

function jpegProblem(bytes: Buffer): string | undefined {
  return startsWith(bytes, 0xff, 0xd8, 0xff) && bytes.includes(Buffer.from([0xff, 0xd9])) ? undefined : NOT_WHAT_IT_SAYS;
}

function pngProblem(bytes: Buffer): string | undefined {
  return startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && bytes.includes('IEND') ? undefined : NOT_WHAT_IT_SAYS;
}

function workbookProblem(bytes: Buffer): string | undefined {
  // A workbook locked by a password is not a ZIP but an old compound file.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return LOCKED;
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return NOT_WHAT_IT_SAYS;
  if (!bytes.includes('[Content_Types].xml') || !bytes.includes('xl/')) return NOT_WHAT_IT_SAYS;
  return bytes.includes('vbaProject') ? ACTIVE : undefined;
}

function tableProblem(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return NOT_WHAT_IT_SAYS;
  const start = bytes.subarray(0, 1024).toString('latin1').trimStart().toLowerCase();
  return start.startsWith('<') || start.startsWith('%pdf') ? NOT_WHAT_IT_SAYS : undefined;
}

const PROBLEM: Readonly<Record<Extension, (bytes: Buffer) => string | undefined>> = {
  pdf: pdfProblem,
  jpg: jpegProblem,
  jpeg: jpegProblem,
  png: pngProblem,
  xlsx: workbookProblem,
  csv: tableProblem,
};

/** The last part of a name, without anything that a file system or a header could misread. */
export function plainFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{C}"<>:|?*;]/gu, '').replace(/^\.+/, '').trim();
  const dot = plain.lastIndexOf('.');
  return dot > 100 ? `${plain.slice(0, 100)}${plain.slice(dot)}` : plain;
}

function extensionOf(name: string): Extension | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.keys(MIME).find((known): known is Extension => known === ending);
}

/** May this file be kept? Judged by its name and by its first and last bytes, which must agree. */
export function checkEvidence(name: string, bytes: Buffer): CheckedEvidence | Refusal {
  const fileName = plainFileName(name);
  const extension = extensionOf(fileName);
  if (!extension) return refused(WRONG_TYPE);
  if (bytes.length === 0) return refused(EMPTY);
  if (bytes.length > EVIDENCE_BYTES) return refused(TOO_LARGE);
  const problem = PROBLEM[extension](bytes);
  return problem === undefined ? { kind: 'checked', mime: MIME[extension], fileName } : refused(problem);
}
