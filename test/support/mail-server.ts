import { createHash } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What the server does with a mail, in the order of the protocol. */
export type Behaviour =
  | 'accept'
  /** 450 at RCPT: come back later. */
  | 'later-at-recipient'
  /** 550 at RCPT. */
  | 'never-at-recipient'
  /** 451 after the whole message. */
  | 'later-at-dot'
  /** 554 after the whole message. */
  | 'never-at-dot'
  /** The message is kept, and the connection drops without an answer (RFC 1047). */
  | 'drop-after-dot'
  /** The connection drops before the message. */
  | 'drop-at-recipient';

/** A mail that the server kept. */
export interface KeptMail {
  readonly recipients: readonly string[];
  readonly sha256: string;
  readonly parsed: ParsedMail;
}

/** A real SMTP server whose behaviour a test scripts. It counts what it kept, also when it did not say so. */
export interface MailServer {
  readonly url: string;
  readonly kept: readonly KeptMail[];
  /** The next mails get these behaviours, one after the other; then `accept` again. */
  script(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

/** Starts the server on a free port. */
export async function mailServer(): Promise<MailServer> {
  const kept: KeptMail[] = [];
  const scripted: Behaviour[] = [];
  const sockets = new Map<string, Socket>();
  const drop = (id: string) => sockets.get(id)?.destroy();
  const current = () => scripted[0] ?? 'accept';

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, session, done) {
      const behaviour = current();
      if (behaviour === 'drop-at-recipient') drop(session.id);
      const code = behaviour === 'later-at-recipient' ? 450 : behaviour === 'never-at-recipient' ? 550 : null;
      if (code !== null || behaviour === 'drop-at-recipient') scripted.shift();
      done(code === null ? null : refusal(code, 'scripted'));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const behaviour = scripted.shift() ?? 'accept';
        const bytes = Buffer.concat(chunks);
        if (behaviour === 'later-at-dot' || behaviour === 'never-at-dot') {
          done(refusal(behaviour === 'later-at-dot' ? 451 : 554, 'scripted'));
          return;
        }
        void simpleParser(bytes).then((parsed) => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          kept.push({ recipients, parsed, sha256: createHash('sha256').update(bytes).digest('hex') });
          if (behaviour === 'drop-after-dot') drop(session.id);
          else done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  const known = server as unknown as {
    on(event: 'connect', listen: (session: { id: string }) => void): void;
    connections: Set<{ id: string; session?: { id: string }; _socket: Socket }>;
  };
  known.on('connect', (session) => {
    for (const connection of known.connections)
      if (connection.id === session.id) sockets.set(session.id, connection._socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    kept,
    script: (...behaviours) => void scripted.push(...behaviours),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
