import type { ByteSource } from './byte-source.ts';
import { csvSplitter } from './csv-splitter.ts';
import type { SourceRow } from './row.ts';
import type { Delimiter, Encoding } from './sniff.ts';

/**
 * Every row of a CSV file in order, in portions of one piece of the file, read as fast as the caller takes
 * them. Empty lines are skipped.
 *
 * @throws UnreadableFile when a quote is never closed.
 */
export async function* csvRows(source: ByteSource, encoding: Encoding, delimiter: Delimiter): AsyncGenerator<readonly SourceRow[]> {
  const decoder = new TextDecoder(encoding);
  const splitter = csvSplitter(delimiter);
  const bytes = source.stream();
  try {
    for await (const chunk of bytes) {
      const rows = splitter.add(decoder.decode(chunk as Buffer, { stream: true }));
      if (rows.length > 0) yield rows;
    }
    yield [...splitter.add(decoder.decode()), ...splitter.end()];
  } finally {
    bytes.destroy();
  }
}
