import { pino } from 'pino';

/** The part of a logger that rooms and jobs use. */
export interface Logger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}

const SIXTEEN_DIGITS = /\b\d{16}\b/g;

/**
 * JSON lines on standard error, one a line. Anything that looks like a NIK is struck out: PostgreSQL, for
 * one, prints key values in its error details.
 */
export function createLogger(level: string, name: string): Logger {
  return pino(
    {
      level,
      name,
      base: { name },
      redact: { paths: ['*.password', '*.nik', '*.detail', 'error.detail', 'error.parameters'], censor: '[disembunyikan]' },
      serializers: { error: pino.stdSerializers.errWithCause },
    },
    { write: (line: string) => void process.stderr.write(line.replaceAll(SIXTEEN_DIGITS, '[16 digit]')) },
  );
}
