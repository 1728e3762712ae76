import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { listenNear } from '../ports.ts';
import { bodyPage, listPage, mailPage, missingPage, STYLES } from './pages.ts';
import { openMailStore, type MailStore, type StoredMail } from './store.ts';

/** The demonstration's mail server and the pages that show what arrived. */
export interface Mailbox {
  /** Where the application sends its mail to. */
  readonly smtpUrl: string;
  /** Where a browser reads it. */
  readonly pageUrl: string;
  stop(): Promise<void>;
}

const LARGEST_MAIL_BYTES = 30_000_000;
const NEWEST = 200;

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
// The body was written by whoever sent the message: it may be shown, and nothing else.
const BODY_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly policy?: string;
  readonly fileName?: string;
}

const html = (body: string, status = 200, policy = PAGE_POLICY): Answer => ({
  body,
  status,
  policy,
  type: 'text/html; charset=utf-8',
});

function attachment(mail: StoredMail, index: number): Answer {
  const file = mail.attachments[index];
  if (!file) return html(missingPage(), 404);
  // Only a PDF is opened in the browser; anything else might carry a script and is saved.
  const isPdf = file.type === 'application/pdf';
  const answer = {
    body: file.bytes,
    type: isPdf ? file.type : 'application/octet-stream',
    fileName: file.name,
  };
  return isPdf
    ? { ...answer, policy: "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'" }
    : answer;
}

/** The list for programs: everything that a test needs to read a letter. */
function asJson(mails: readonly StoredMail[]): Answer {
  const lines = mails.map((mail) => ({
    ...{ id: mail.id, receivedAt: mail.receivedAt, from: mail.from, to: mail.to, subject: mail.subject },
    ...{ text: mail.text, html: mail.html, headers: Object.fromEntries(mail.headers) },
    attachments: mail.attachments.map(({ name, type, bytes }, index) => ({
      ...{ name, type, size: bytes.length },
      path: `/pesan/${mail.id}/lampiran/${index}`,
    })),
  }));
  return { type: 'application/json', body: JSON.stringify(lines) };
}

async function answerTo(store: MailStore, url: string): Promise<Answer> {
  const [path = '/'] = url.split('?');
  if (path === '/') return html(listPage(await store.list(NEWEST)));
  if (path === '/gaya.css') return { type: 'text/css; charset=utf-8', body: STYLES };
  if (path === '/pesan.json') return asJson(await store.list(NEWEST));
  const [, id = '', part, number] =
    /^\/pesan\/([^/]+)(?:\/(isi|lampiran)(?:\/(\d{1,3}))?)?$/.exec(path) ?? [];
  const mail = await store.find(id);
  if (!mail) return html(missingPage(), 404);
  if (part === 'isi') return html(bodyPage(mail), 200, BODY_POLICY);
  if (part === 'lampiran') return attachment(mail, Number(number));
  return html(mailPage(mail));
}

function send(res: ServerResponse, answer: Answer): void {
  res.statusCode = answer.status ?? 200;
  res.setHeader('Content-Type', answer.type);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Cache-Control', 'no-store');
  if (answer.policy !== undefined) res.setHeader('Content-Security-Policy', answer.policy);
  if (answer.fileName !== undefined) {
    const how = answer.type === 'application/pdf' ? 'inline' : 'attachment';
    res.setHeader('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`);
  }
  res.end(answer.body);
}

function pageServer(store: MailStore): Server {
  return createServer((req: IncomingMessage, res) => {
    answerTo(store, req.url ?? '/').then(
      (answer) => send(res, answer),
      () => send(res, { status: 500, type: 'text/plain; charset=utf-8', body: 'Surat tidak dapat dibaca.' }),
    );
  });
}

function mailServer(store: MailStore): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_MAIL_BYTES,
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        try {
          done(null, `Disimpan sebagai ${store.keep(Buffer.concat(chunks))}`);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
  });
}

/**
 * Starts the demonstration's mail server on the loopback address and its pages on the first free port from
 * `pagePort` on. For demonstrations only: the pages show every one-time code.
 */
export async function startMailbox(options: {
  readonly directory: string;
  readonly host: string;
  readonly pagePort: number;
}): Promise<Mailbox> {
  const store = openMailStore(options.directory);
  const smtp = mailServer(store);
  // A client that breaks off mid-message ends its own connection only.
  smtp.on('error', () => undefined);
  const smtpPort = await listenNear(smtp.server, 0, '127.0.0.1');
  const pages = pageServer(store);
  const pagePort = await listenNear(pages, options.pagePort, options.host);
  const shownHost = options.host === '0.0.0.0' ? 'localhost' : options.host;
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    pageUrl: `http://${shownHost}:${pagePort}`,
    async stop() {
      pages.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => void pages.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ]);
    },
  };
}
