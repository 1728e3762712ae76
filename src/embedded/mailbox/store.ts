import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser';

/** One attached file. */
export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** One message of the demonstration's inbox. */
export interface StoredMail {
  readonly id: string;
  readonly receivedAt: Date;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The formatted body, or undefined when the message has none. */
  readonly html: string | undefined;
  readonly headers: readonly (readonly [string, string])[];
  readonly attachments: readonly MailAttachment[];
}

/** Keeps messages as `.eml` files in one folder. */
export interface MailStore {
  keep(raw: Buffer): string;
  /** Newest first. */
  list(limit: number): Promise<readonly StoredMail[]>;
  find(id: string): Promise<StoredMail | undefined>;
}

const KEPT_PARSED = 250;
const ID = /^[0-9]{13}-[0-9a-f]{8}$/;

const addressOf = (address: AddressObject | AddressObject[] | undefined) =>
  [address ?? []]
    .flat()
    .map((one) => one.text)
    .join(', ');

function messageOf(id: string, mail: ParsedMail): StoredMail {
  return {
    id,
    receivedAt: new Date(Number(id.slice(0, 13))),
    from: addressOf(mail.from),
    to: addressOf(mail.to),
    subject: mail.subject ?? '(tanpa perihal)',
    text: mail.text ?? '',
    html: mail.html === false ? undefined : mail.html,
    headers: mail.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()] as const),
    attachments: mail.attachments.map((file, index) => ({
      name: file.filename ?? `lampiran-${index + 1}`,
      type: file.contentType,
      bytes: file.content,
    })),
  };
}

/** @param directory is made when missing. */
export function openMailStore(directory: string): MailStore {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const fileOf = (id: string) => path.join(directory, `${id}.eml`);
  // A message never changes, so it is parsed once; old ones make room.
  const parsed = new Map<string, StoredMail>();
  const read = async (id: string) => {
    const mail = parsed.get(id) ?? messageOf(id, await simpleParser(readFileSync(fileOf(id))));
    parsed.set(id, mail);
    for (const oldest of [...parsed.keys()].slice(0, Math.max(0, parsed.size - KEPT_PARSED)))
      parsed.delete(oldest);
    return mail;
  };
  const ids = () =>
    readdirSync(directory)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => name.slice(0, -4))
      .filter((id) => ID.test(id))
      .sort()
      .reverse();

  return {
    keep(raw) {
      const id = `${Date.now()}-${randomBytes(4).toString('hex')}`;
      writeFileSync(`${fileOf(id)}.part`, raw, { mode: 0o600 });
      renameSync(`${fileOf(id)}.part`, fileOf(id));
      return id;
    },
    list: (limit) => Promise.all(ids().slice(0, limit).map(read)),
    find: async (id) => (ID.test(id) && ids().includes(id) ? read(id) : undefined),
  };
}
