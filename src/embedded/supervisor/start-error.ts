import { ConfigError } from '../../config.ts';
import { EmbeddedError, failureOf } from '../embedded-error.ts';

/** `npm start` cannot go on; the message is one plain sentence with the remedy. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const PORT_REMEDIES: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} sudah dipakai program lain, mungkin Patuh yang masih berjalan. Hentikan program itu atau pilih port lain, misalnya PORT=${port + 10} npm start.`,
  EACCES: (port) =>
    `Port ${port} tidak boleh dipakai oleh pengguna ini. Pilih port di atas 1024, misalnya PORT=3000 npm start.`,
  EADDRNOTAVAIL: (_port, host) =>
    `Alamat ${host} bukan alamat komputer ini. Perbaiki HOST, misalnya HOST=127.0.0.1.`,
};

/** Why nothing can listen on the wanted port, and what to do. */
export function portError(code: string, port: number, host: string): StartError {
  const remedy =
    PORT_REMEDIES[code] ??
    (() => `Port ${port} pada ${host} tidak dapat dibuka (${code}). Pilih PORT atau HOST lain.`);
  return new StartError(remedy(port, host));
}

/** Turns whatever stopped the start into one sentence for people. */
export function startSentence(error: unknown): string {
  if (error instanceof StartError || error instanceof EmbeddedError || error instanceof ConfigError)
    return error.message;
  const text = String(error);
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (/ECONNREFUSED|ENOTFOUND|ETIMEDOUT|ECONNRESET/.test(`${code} ${text}`)) {
    return 'Basis data tidak menjawab. Periksa alamat di DATABASE_URL dan pastikan server PostgreSQL berjalan.';
  }
  if (code === '28P01' || code === '28000')
    return 'Basis data menolak nama pengguna atau kata sandi. Periksa DATABASE_URL.';
  if (code === '3D000')
    return 'Basis data yang disebut di DATABASE_URL tidak ada. Buat basis data itu dahulu.';
  if (code === '53100') return new EmbeddedError('disk-full', code).message;
  const reason = failureOf(`${code} ${text}`);
  if (reason !== 'will-not-start') return new EmbeddedError(reason, code).message;
  return `Patuh tidak dapat dijalankan: ${text.split('\n')[0] ?? ''}. Jalankan lagi dengan PATUH_LOG=debug untuk keterangan lengkap.`;
}
