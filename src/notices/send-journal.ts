import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';

/** One line of the journal. No address and no name: the letter's id finds both. */
export interface JournalLine {
  readonly phase: 'before' | 'after';
  readonly letterId: string;
  readonly generation: number;
  readonly messageId: string;
  readonly outcome?: string;
}

/**
 * A file of everything that was handed to a mail server, kept outside of the database: after a restore from a
 * backup it tells which letters had left already.
 */
export interface SendJournal {
  /** Returns when the line is on the disk. */
  write(line: JournalLine): Promise<void>;
}

/** Opens the journal in a folder; it is only ever appended to. */
export function sendJournal(directory: string): SendJournal {
  const file = path.join(directory, 'send-journal.jsonl');
  return {
    async write(line) {
      await mkdir(directory, { recursive: true });
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}
