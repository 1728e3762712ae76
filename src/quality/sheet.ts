import { TEMPLATES } from '../imports/file-kinds.ts';
import { PROBLEMS } from '../imports/rows/problems.ts';
import { maskNik } from '../identifiers/nik.ts';
import { DIMENSIONS, FORMULAS, WEIGHTS } from './formula.ts';
import type { MonthScore, ProblemKind, SheetRow } from './quality.queries.ts';

type Cell = string | number | null;

/** A key is shown in clear so that its office finds the row; one that has the length of a NIK is hidden all the same. */
export function shownKey(key: string | null): string {
  if (key === null) return '';
  return key.replace(/\d{16,}/g, (digits) => maskNik(digits));
}

const POLICY = 'Rumus dan bobot adalah kebijakan kantor, bukan ketentuan peraturan.';
const points = (text: string | null): Cell => (text === null ? 'belum dapat dinilai' : Number(text));

function* head(score: MonthScore & { readonly fileName: string }, problems: readonly ProblemKind[]): Generator<Cell[]> {
  yield ['Umpan balik mutu data'];
  yield ['Data', TEMPLATES[score.kind].label];
  yield ['Sumber', score.source];
  yield ['Bulan data', score.period];
  yield ['Berkas', score.fileName];
  yield ['Baris yang berlaku', score.rows];
  yield [];
  yield ['Ukuran', 'Nilai (0–100)', 'Bobot', 'Cara menghitung'];
  for (const part of DIMENSIONS) yield [FORMULAS[part].name, points(score[part]), WEIGHTS[part], FORMULAS[part].formula];
  yield ['Nilai seluruhnya', points(score.total), null, POLICY];
  yield [];
  yield ['Masalah', 'Banyaknya', 'Kolom', 'Cara memperbaiki'];
  for (const { code, rows, column } of problems) yield [PROBLEMS[code].message, rows, column, PROBLEMS[code].remedy];
  yield [];
  yield ['Berkas', 'Baris', 'Kunci baris', 'Kolom', 'Yang terbaca', 'Masalah', 'Cara memperbaiki'];
}

async function* rowsOf(
  score: MonthScore & { readonly fileName: string },
  problems: readonly ProblemKind[],
  page: (after: string) => Promise<readonly SheetRow[]>,
): AsyncGenerator<Cell[]> {
  yield* head(score, problems);
  for (let after = '0'; ; ) {
    const rows = await page(after);
    if (rows.length === 0) return;
    for (const row of rows) {
      const { message, remedy } = PROBLEMS[row.code];
      yield [row.fileName, row.line, shownKey(row.key), row.column, row.read, message, remedy];
    }
    after = rows.at(-1)?.id ?? after;
  }
}

/**
 * The sheet that goes back to the office a file came from: how its data were judged and by which formula, what is to
 * be mended and how often, and every value with its line and the office's own key. Never a NIK in clear. Bytes of a
 * workbook, written while rows are read, so that its size does not matter.
 *
 * @param page values to mend after one of them, in order; empty when there are no more.
 */
export async function feedbackSheet(
  score: MonthScore & { readonly fileName: string },
  problems: readonly ProblemKind[],
  page: (after: string) => Promise<readonly SheetRow[]>,
): Promise<ReadableStream<Uint8Array>> {
  // The library is large and seldom needed: most processes never load it.
  const { writeXlsxStream } = await import('hucre/xlsx');
  const columns = [34, 14, 22, 40, 24, 44, 44].map((width) => ({ width }));
  return writeXlsxStream(rowsOf(score, problems, page), { name: 'Umpan balik', columns });
}
