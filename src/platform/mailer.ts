import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import type { MailAddress } from './mail-address.ts';

/** A mail to one person. There is no way to attach anything that is not already in memory. */
export interface Mail {
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly {
    readonly fileName: string;
    readonly contentType: string;
    readonly bytes: Buffer;
  }[];
  /** Without brackets; the library invents one when it is left out. */
  readonly messageId?: string;
  readonly at?: Date;
}

/**
 * What became of one attempt.
 *
 * - `accepted`: the server answered 250 to the whole message.
 * - `deferred`: known not accepted; try again later.
 * - `refused`: refused for good.
 * - `uncertain`: the whole message had left us, and no answer came. The server may or may not have it (RFC 1047).
 */
export interface SendOutcome {
  readonly kind: 'accepted' | 'deferred' | 'refused' | 'uncertain';
  /** The server's code, where it gave one. */
  readonly code: number | null;
  /** The server's or the network's words, for officers. */
  readonly explanation: string;
  /** Had all bytes of the message left us? Kept by ourselves: the library's error does not tell. */
  readonly handedOver: boolean;
}

/** Sends mail, one recipient at a time. */
export interface Mailer {
  /** The bytes of a mail, ready to be stored and sent any number of times. */
  compose(mail: Mail): Promise<Buffer>;
  /** Hands stored bytes to the server. Never throws for what the network or the server does. */
  deliver(to: MailAddress, bytes: Buffer): Promise<SendOutcome>;
  /** Both at once, for mail of which no copy is kept. */
  send(mail: Mail): Promise<SendOutcome>;
  close(): void;
}

export interface MailerOptions {
  /** smtp://user:password@host:port or smtps:// */
  readonly url: string;
  /** The sender as people see it: `Patuh <no-reply@…>`. */
  readonly from: string;
  readonly timeouts?: Partial<MailTimeouts>;
}

/** Milliseconds. `whole` ends an attempt however slowly it still moves. */
export interface MailTimeouts {
  readonly connection: number;
  readonly greeting: number;
  readonly socket: number;
  readonly whole: number;
}

const TIMEOUTS: MailTimeouts = { connection: 10_000, greeting: 10_000, socket: 60_000, whole: 120_000 };

/** Refusals that are our own fault (sign-in, encryption): the letter waits until it is mended. */
const OUR_FAULT = new Set(['EAUTH', 'ETLS', 'EDNS', 'EOAUTH2', 'ECONFIG']);

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** What the other side said, on one line. Servers repeat the recipient's address; it has no place in a trail. */
function wordsOf(said: string): string {
  return said
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<?[^\s<>@]+@[^\s<>@]+>?/g, '[alamat]')
    .slice(0, 300);
}

function outcomeOf(error: SmtpError, handedOver: boolean): SendOutcome {
  const code = error.responseCode ?? null;
  const explanation = wordsOf(error.response ?? error.message);
  if (code === null && handedOver) return { kind: 'uncertain', code, explanation, handedOver };
  const final = code !== null && code >= 500 && !OUR_FAULT.has(error.code ?? '');
  return { kind: final ? 'refused' : 'deferred', code, explanation, handedOver };
}

/** The address between the brackets, for the envelope. */
function bareAddress(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}

const CHUNK = 16_384;

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** A stream of the bytes that tells when the last one was taken, piece by piece as the connection takes them. */
function watched(bytes: Buffer, onEnd: () => void): Readable {
  return Readable.from(chunksOf(bytes), { objectMode: false, highWaterMark: CHUNK }).once('end', onEnd);
}

/** Opens the mailer; it connects anew for each mail, so that a broken connection harms one letter only. */
export function openMailer({ url, from, timeouts }: MailerOptions): Mailer {
  const limits = { ...TIMEOUTS, ...timeouts };
  const composer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const settings: SMTPTransport.Options & { url: string } = {
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.socket,
  };

  async function compose(mail: Mail): Promise<Buffer> {
    const made = await composer.sendMail({
      from,
      to: { name: '', address: mail.to.address },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      ...(mail.messageId === undefined ? {} : { messageId: `<${mail.messageId}>` }),
      ...(mail.at === undefined ? {} : { date: mail.at }),
      attachments: (mail.attachments ?? []).map(({ fileName, contentType, bytes }) => ({
        filename: fileName,
        contentType,
        content: bytes,
      })),
    });
    return made.message as Buffer;
  }

  async function deliver(to: MailAddress, bytes: Buffer): Promise<SendOutcome> {
    const transport = createTransport(settings);
    let handedOver = false;
    const source = watched(bytes, () => {
      handedOver = true;
    });
    // The connection itself must read our stream: the library's own would take everything before the server was asked.
    transport.use('stream', (mail, done) => {
      mail.message.createReadStream = () => source;
      done();
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${limits.whole / 1000} s`)), limits.whole);
    });
    try {
      const sending = transport.sendMail({
        envelope: { from: bareAddress(from), to: [to.address] },
        raw: bytes,
      });
      sending.catch(() => undefined);
      const info = await Promise.race([sending, late]);
      return { kind: 'accepted', code: 250, explanation: wordsOf(info.response), handedOver };
    } catch (error) {
      return outcomeOf(error as SmtpError, handedOver);
    } finally {
      clearTimeout(timer);
      source.destroy();
      transport.close();
    }
  }

  return {
    compose,
    deliver,
    send: async (mail) => deliver(mail.to, await compose(mail)),
    close: () => composer.close(),
  };
}
