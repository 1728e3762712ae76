/** Why an embedded service cannot be had. */
export type EmbeddedFailure = 'unsupported' | 'disk-full' | 'not-writable' | 'will-not-start' | 'busy';

const REMEDIES: Readonly<Record<EmbeddedFailure, string>> = {
  unsupported:
    'PostgreSQL bawaan tidak tersedia untuk komputer ini. Pasang PostgreSQL 18 sendiri, lalu isi DATABASE_URL.',
  'disk-full': 'Ruang disk habis. Kosongkan ruang disk atau arahkan PATUH_DATA ke disk lain, lalu ulangi.',
  'not-writable':
    'Folder data tidak dapat ditulisi. Perbaiki izin folder itu atau arahkan PATUH_DATA ke folder lain.',
  'will-not-start':
    'PostgreSQL bawaan tidak dapat dinyalakan. Baca catatan server, atau isi DATABASE_URL dengan server lain.',
  busy: 'PostgreSQL bawaan sedang dinyalakan atau dihentikan oleh proses lain. Tunggu sebentar, lalu ulangi.',
};

/** An embedded service cannot be had; the message is one plain sentence with the remedy. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
  readonly reason: EmbeddedFailure;
  /** What the program said, for the log: never for a screen. */
  readonly output: string;

  constructor(reason: EmbeddedFailure, place: string, output = '') {
    super(`${REMEDIES[reason]} (${place})`);
    this.reason = reason;
    this.output = output;
  }
}

/** Reads the reason out of what a program or the file system said. */
export function failureOf(output: string): EmbeddedFailure {
  if (/ENOSPC|EDQUOT|no space left|free disk space|disk quota/i.test(output)) return 'disk-full';
  if (/EACCES|EROFS|EPERM|ENOTDIR|EEXIST|permission denied|read-only file system/i.test(output))
    return 'not-writable';
  return 'will-not-start';
}
