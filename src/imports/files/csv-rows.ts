import { Transform, type Readable } from 'node:stream';
import { CsvError, parse, type InfoRecord, type Options } from 'csv-parse';
import type { ByteSource } from './byte-source.ts';
import type { SourceRow } from './row.ts';
import type { Delimiter, Encoding } from './sniff.ts';
import { UnreadableFile } from './unreadable.ts';

/** No honest row is longer; a quote that is never closed would otherwise swallow the file. */
const MAX_ROW_BYTES = 1 << 20;

/** Turns the bytes of another encoding into UTF-8. */
function toUtf8(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Buffer.from(decoder.decode(chunk, { stream: true })));
    },
    flush(done) {
      done(null, Buffer.from(decoder.decode()));
    },
  });
}

function explain(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = error['lines'];
  const where = typeof line === 'number' ? ` di sekitar baris ${line}` : '';
  return error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
    ? new UnreadableFile(`Tanda kutip (") tidak ditutup${where}.`, 'Hapus atau tutup tanda kutip itu, lalu unggah lagi.')
    : new UnreadableFile(`Susunan CSV rusak${where}.`, 'Buka berkas dengan Excel atau LibreOffice dan simpan ulang sebagai CSV UTF-8.');
}

/** Every row of a CSV file in order, read as fast as the caller takes them. Empty lines are skipped. */
export async function* csvRows(source: ByteSource, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<SourceRow> {
  const options: Options<SourceRow, string[]> = {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_BYTES,
    on_record: (cells: string[], context: InfoRecord): SourceRow => ({ line: context.lines, cells }),
  };
  const parser = parse(options as unknown as Options);
  const bytes: Readable = source.stream();
  const text = encoding === 'utf-8' ? bytes : bytes.pipe(toUtf8(encoding));
  for (const stream of new Set([bytes, text])) stream.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const row of parser) yield row as SourceRow;
  } catch (error) {
    throw explain(error);
  } finally {
    bytes.destroy();
    parser.destroy();
  }
}
