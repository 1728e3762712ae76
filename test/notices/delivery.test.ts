import { mkdtempSync, readFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deliveryService, type DeliveryService } from '../../src/notices/delivery.service.ts';
import { nextTryIn } from '../../src/notices/delivery-schedule.ts';
import { attemptsOf } from '../../src/notices/letter.queries.ts';
import { letterService } from '../../src/notices/letter.service.ts';
import { sendJournal } from '../../src/notices/send-journal.ts';
import { sha256Of } from '../../src/notices/typst/letter-renderer.ts';
import { openMailer, type Mailer } from '../../src/platform/mailer.ts';
import { PEOPLE } from '../support/database.ts';
import { mailServer, type MailServer } from '../support/mail-server.ts';
import { commonFacts, factsOf } from './facts.ts';
import { letterWorld, PUBLIC_URL, type LetterWorld } from './world.ts';

const FROM = 'BPJS Kesehatan KC Contoh Raya <surat@patuh.contoh.example>';

let world: LetterWorld;
let server: MailServer;
let delivery: DeliveryService;
const accepted: string[] = [];
const directory = mkdtempSync(path.join(os.tmpdir(), 'patuh-journal-'));

const mailerOn = (url: string) =>
  openMailer({
    url,
    from: FROM,
    timeouts: { connection: 1_000, greeting: 1_000, socket: 1_000, whole: 5_000 },
  });

function serviceOn(url: string, mailer: Mailer = mailerOn(url)): DeliveryService {
  const onAccepted = (letterId: string) => Promise.resolve(void accepted.push(letterId));
  return deliveryService({
    database: world.database,
    mailer,
    journal: sendJournal(directory),
    publicUrl: PUBLIC_URL,
    onAccepted,
  });
}

beforeAll(async () => {
  world = await letterWorld();
  server = await mailServer();
  delivery = serviceOn(server.url);
});
afterAll(async () => {
  await server.close();
  await world.close();
});

async function signed(
  options: Parameters<LetterWorld['makeCase']>[0] = {},
  facts = factsOf('first_warning'),
): Promise<{ id: string; email: string }> {
  const made = await world.makeCase(options);
  const id = await world.propose(made, facts);
  const answer = await world.sign(id);
  if (answer.kind === 'refused') throw new Error(answer.reason);
  return { id, email: made.email };
}

const keptFor = (email: string) => server.kept.filter(({ recipients }) => recipients.includes(email));
const stateOf = async (id: string) => (await world.row(id))['state'];
const deliver = (id: string) => delivery.deliver(id).then(({ kind }) => kind);
const eventsOf = async (id: string) =>
  (await world.database.read(PEOPLE.enforcement, (tx) => attemptsOf(tx, id)))
    .map(({ event }) => event)
    .reverse();

describe('pauses between tries', () => {
  it('grow to four hours and end after 72 hours', () => {
    expect([1, 2, 3, 4, 5, 6].map((n) => nextTryIn(n, 0))).toEqual([1, 5, 15, 60, 240, 240]);
    expect(nextTryIn(9, 72 * 60 - 240)).toBe(240);
    expect(nextTryIn(9, 72 * 60 - 239)).toBeNull();
  });
});

describe('a letter that the server takes', () => {
  it('arrives once, whole, and is remembered', async () => {
    const { id, email } = await signed();
    expect(await deliver(id)).toBe('accepted');
    expect(await deliver(id)).toBe('accepted');
    const [mail, ...more] = keptFor(email);
    expect(more).toEqual([]);
    const row = await world.row(id);
    expect(row).toMatchObject({ state: 'accepted', maybe_duplicate: false });
    expect(mail?.parsed.messageId).toBe(`<${id}@patuh.contoh.example>`);
    expect(mail?.parsed.subject).toBe(`Surat Teguran Pertama Nomor ${String(row['number'])}`);
    expect(sha256Of(mail?.parsed.attachments[0]?.content ?? Buffer.alloc(0))).toBe(row['pdf_sha256']);
    expect(mail?.parsed.attachments[0]?.filename).toBe(`${String(row['number']).replaceAll('/', '-')}.pdf`);
    const words = `${mail?.parsed.text ?? ''}${String(mail?.parsed.html)}`;
    expect(words).toContain(`${PUBLIC_URL}/s/${String(row['access_code'])}`);
    expect(words).toContain('10 (sepuluh) hari kerja');
    expect(words).toContain('bukan tanda tangan elektronik tersertifikasi');
    expect(words).not.toMatch(/S\.N\.A\.|\d{16}/);
    expect(await eventsOf(id)).toEqual(['claimed', 'accepted']);
    expect(accepted).toContain(id);
    const journal = readFileSync(path.join(directory, 'send-journal.jsonl'), 'utf8');
    expect(journal.split('\n').filter((line) => line.includes(id))).toHaveLength(2);
    expect(journal).not.toContain(email);
  });

  it('escapes a hostile firm name in the mail', async () => {
    const common = commonFacts();
    const { id, email } = await signed(
      {},
      factsOf('first_warning', {
        ...common,
        company: { ...common.company, name: 'PT <script>alert(1)</script>\r\nBcc: x@y.example' },
      }),
    );
    await deliver(id);
    const [mail] = keptFor(email);
    expect(mail?.recipients).toEqual([email]);
    expect(String(mail?.parsed.html)).not.toContain('<script>');
    expect(mail?.parsed.bcc).toBeUndefined();
  });
});

describe('a letter that is not due', () => {
  it('stays while it is held, and asks to be looked at again', async () => {
    const held = await letterWorldLetter(3600);
    expect(await deliver(held.id)).toBe('nothing');
    expect(await stateOf(held.id)).toBe('held');
    expect(keptFor(held.email)).toEqual([]);
    await expect(
      world.owner.query(
        `UPDATE letter SET state = 'sending', lease_until = now(), mail = 'x' WHERE id = $1`,
        [held.id],
      ),
    ).rejects.toThrow('before its hold');
  });

  it('never leaves after it was withdrawn', async () => {
    const { id, email } = await signed();
    await world.database.transaction(PEOPLE.enforcement, (tx) =>
      world.letters.withdraw(tx, id, { reason: 'Keliru.' }),
    );
    expect(await deliver(id)).toBe('nothing');
    expect(keptFor(email)).toEqual([]);
  });

  it('is either withdrawn or sent when both happen at once', async () => {
    for (let race = 0; race < 12; race++) {
      const { id, email } = await signed();
      const withdraw = world.database.transaction(PEOPLE.enforcement, (tx) =>
        world.letters.withdraw(tx, id, { reason: 'Keliru.' }),
      );
      const [withdrawn, sent] = await Promise.all([withdraw, deliver(id)]);
      const stopped = withdrawn.kind === 'withdrawn' && withdrawn.stoppedInTime;
      expect(keptFor(email)).toHaveLength(stopped ? 0 : 1);
      expect(sent).toBe(stopped ? 'nothing' : 'accepted');
    }
  });
});

async function letterWorldLetter(holdSeconds: number): Promise<{ id: string; email: string }> {
  const held = letterService({
    renderer: world.renderer,
    publicUrl: PUBLIC_URL,
    holdSeconds,
    batchHoldSeconds: holdSeconds,
  });
  const made = await world.makeCase();
  const id = await world.propose(made);
  await world.database.transaction(PEOPLE.enforcement, (tx) =>
    held.sign(tx, id, { earliestDueOn: null, hold: 'single' }),
  );
  return { id, email: made.email };
}

describe('a server that is not ready', () => {
  it.each(['later-at-recipient', 'later-at-dot', 'drop-at-recipient'] as const)(
    '%s: waits and arrives once',
    async (behaviour) => {
      const { id, email } = await signed();
      server.script(behaviour);
      expect(await deliver(id)).toBe('deferred');
      const row = await world.row(id);
      expect(row).toMatchObject({ state: 'deferred', deferrals: 1, maybe_duplicate: false });
      expect(await deliver(id)).toBe('nothing');
      const asked = await world.owner.query(
        `SELECT 1 FROM outbox WHERE subject_id = $1 AND not_before > now() + interval '50 seconds'`,
        [id],
      );
      expect(asked.rowCount).toBeGreaterThan(0);
      await world.rush(id);
      expect(await deliver(id)).toBe('accepted');
      expect(keptFor(email)).toHaveLength(1);
    },
  );

  it('nobody listens: waits, and gives up after 72 hours', async () => {
    const port = await new Promise<number>((resolve) => {
      const probe = net.createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
    const silent = serviceOn(`smtp://127.0.0.1:${port}`);
    const { id } = await signed();
    expect((await silent.deliver(id)).kind).toBe('deferred');
    await world.owner.query(
      `UPDATE letter SET first_attempt_at = now() - interval '72 hours', next_attempt_at = now() WHERE id = $1`,
      [id],
    );
    expect((await silent.deliver(id)).kind).toBe('failed');
    expect(String((await world.row(id))['failure'])).toContain('72 jam');
  });
});

describe('a server that refuses', () => {
  it.each(['never-at-recipient', 'never-at-dot'] as const)(
    '%s: becomes a task, and goes to the mended address',
    async (behaviour) => {
      const { id, email } = await signed();
      server.script(behaviour);
      expect(await deliver(id)).toBe('failed');
      expect(await deliver(id)).toBe('nothing');
      expect(keptFor(email)).toEqual([]);
      const mended = `baru-${email}`;
      await world.owner.query('UPDATE company_contact SET email = $2 WHERE email = $1', [email, mended]);
      await world.database.transaction(PEOPLE.enforcement, (tx) => delivery.retry(tx, id));
      expect(await deliver(id)).toBe('accepted');
      expect(keptFor(mended)).toHaveLength(1);
      expect(keptFor(mended)[0]?.parsed.messageId).toBe(`<${id}@patuh.contoh.example>`);
    },
  );

  it('without an address it is printed and given to a courier', async () => {
    const { id } = await signed({ email: null });
    expect(await deliver(id)).toBe('failed');
    await world.database.transaction(PEOPLE.enforcement, (tx) =>
      delivery.sendByCourier(tx, id, 'Pos, resi 123'),
    );
    expect(await world.row(id)).toMatchObject({
      state: 'accepted',
      channel: 'courier',
      courier: 'Pos, resi 123',
    });
    await expect(
      world.database.transaction(PEOPLE.enforcement, (tx) => delivery.retry(tx, id)),
    ).resolves.toMatchObject({ kind: 'refused' });
  });

  it('refuses an address that is more than one', async () => {
    const { id } = await signed({ email: 'a@x.example,b@y.example' });
    const before = server.kept.length;
    expect(await deliver(id)).toBe('failed');
    expect(server.kept).toHaveLength(before);
  });

  it('sends a letter to an authority to its own address', async () => {
    const { id } = await signed({}, factsOf('labour_report'));
    expect(await deliver(id)).toBe('accepted');
    expect(keptFor('satwasker@contoh.example')).toHaveLength(1);
  });
});

describe('a server that leaves us in doubt', () => {
  it('gets one repeat of the same bytes, flagged as maybe twice', async () => {
    const { id, email } = await signed();
    server.script('drop-after-dot');
    expect(await deliver(id)).toBe('uncertain');
    expect(await deliver(id)).toBe('nothing');
    await world.rush(id);
    expect(await deliver(id)).toBe('accepted');
    const copies = keptFor(email);
    expect(copies).toHaveLength(2);
    expect(new Set(copies.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(new Set(copies.map(({ parsed }) => parsed.messageId)).size).toBe(1);
    expect(await world.row(id)).toMatchObject({ state: 'accepted', maybe_duplicate: true, repeats: 1 });
  });

  it('waits for a person after the second doubt', async () => {
    const { id, email } = await signed();
    server.script('drop-after-dot', 'drop-after-dot');
    await deliver(id);
    await world.rush(id);
    expect(await deliver(id)).toBe('uncertain');
    await world.rush(id);
    expect(await deliver(id)).toBe('nothing');
    expect(keptFor(email)).toHaveLength(2);
    const withdrawn = await world.database.transaction(PEOPLE.enforcement, (tx) =>
      world.letters.withdraw(tx, id, { reason: 'Keliru.' }),
    );
    expect(withdrawn).toMatchObject({ kind: 'withdrawn', stoppedInTime: false });
  });
});

describe('a worker that dies', () => {
  const inFlight = (id: string, lease: string) =>
    world.owner.query(
      `UPDATE letter SET state = 'sending', generation = generation + 1, mail = 'x', recipient = 'a@x.example', first_attempt_at = now(),
              lease_until = now() + $2::interval WHERE id = $1`,
      [id, lease],
    );

  it('keeps its letter until the lease ends; then the outcome is in doubt', async () => {
    const { id } = await signed();
    await inFlight(id, '60 seconds');
    expect(await deliver(id)).toBe('nothing');
    await expect(
      world.database.transaction(PEOPLE.enforcement, (tx) =>
        world.letters.withdraw(tx, id, { reason: 'Keliru.' }),
      ),
    ).resolves.toMatchObject({ kind: 'refused' });
    await world.owner.query(`UPDATE letter SET lease_until = now() - interval '1 second' WHERE id = $1`, [
      id,
    ]);
    expect(await deliver(id)).toBe('uncertain');
    expect(await world.row(id)).toMatchObject({ state: 'uncertain', repeats: 0 });
  });

  it('is found by the reconciler when the doorbell was lost', async () => {
    const { id } = await signed();
    await inFlight(id, '-1 second');
    await world.owner.query('UPDATE outbox SET done_at = now()');
    expect(await delivery.reconcile()).toBeGreaterThan(0);
    expect(await delivery.reconcile()).toBe(0);
    const asked = await world.owner.query('SELECT 1 FROM outbox WHERE subject_id = $1 AND done_at IS NULL', [
      id,
    ]);
    expect(asked.rowCount).toBe(1);
  });

  it('changes nothing when it comes back after another one took over', async () => {
    const { id } = await signed();
    const real = mailerOn(server.url);
    const overtaken: Mailer = {
      ...real,
      deliver: async (to, bytes) => {
        const outcome = await real.deliver(to, bytes);
        await world.owner.query(
          `UPDATE letter SET generation = generation + 1, lease_until = now() + interval '60 seconds' WHERE id = $1`,
          [id],
        );
        return outcome;
      },
    };
    expect((await serviceOn(server.url, overtaken).deliver(id)).kind).toBe('late');
    expect(await stateOf(id)).toBe('sending');
    expect(await eventsOf(id)).toEqual(['claimed', 'late']);
  });

  it('finds the letter opened by the firm and leaves it so', async () => {
    const { id } = await signed();
    await inFlight(id, '60 seconds');
    await world.database.transaction(PEOPLE.labour, (tx) => world.letters.markOpened(tx, id));
    expect(await stateOf(id)).toBe('sending');
    await world.owner.query(`UPDATE letter SET lease_until = now() - interval '1 second' WHERE id = $1`, [
      id,
    ]);
    await deliver(id);
    expect(await stateOf(id)).toBe('opened');
  });
});

describe('two workers at once', () => {
  it('send one copy', async () => {
    const { id, email } = await signed();
    const kinds = await Promise.all([deliver(id), deliver(id), deliver(id), deliver(id)]);
    expect(kinds.filter((kind) => kind === 'accepted').length).toBeGreaterThan(0);
    expect(keptFor(email)).toHaveLength(1);
  });
});
