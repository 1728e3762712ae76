import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseLocalDate } from '../../src/law/calendar.ts';
import {
  letterCheck,
  letterCounts,
  letterDetail,
  letterList,
  letterPdf,
  lettersOfCase,
} from '../../src/notices/letter.queries.ts';
import { sha256Of } from '../../src/notices/typst/letter-renderer.ts';
import { systemActor, type Actor } from '../../src/platform/actor.ts';
import { PEOPLE, SYSTEM } from '../support/database.ts';
import { factsOf } from './facts.ts';
import { letterWorld, type LetterWorld } from './world.ts';

let world: LetterWorld;
beforeAll(async () => {
  world = await letterWorld(60);
});
afterAll(() => world.close());

const employerOf = (companyId: string): Actor => ({
  kind: 'employer',
  id: '00000000-0000-7000-8000-000000000901',
  name: 'HRD',
  role: 'employer',
  officeId: null,
  jurisdictions: [],
  companyId,
});

describe('proposing', () => {
  it('keeps one letter of a kind in force for a case', async () => {
    const made = await world.makeCase();
    await world.propose(made);
    await expect(world.propose(made)).rejects.toThrow('sudah ada');
    await world.propose(made, factsOf('labour_report'));
  });

  it('lets the system propose, and a proposal again after a withdrawal', async () => {
    const made = await world.makeCase();
    const first = await world.propose(made, factsOf('first_warning'), SYSTEM);
    await world.database.transaction(PEOPLE.enforcement, (tx) =>
      world.letters.withdraw(tx, first, { reason: 'Keliru.' }),
    );
    await world.propose(made);
    const lines = await world.database.read(PEOPLE.labour, (tx) => lettersOfCase(tx, made.caseId));
    expect(lines.map(({ state }) => state)).toEqual(['withdrawn', 'proposed']);
  });
});

describe('signing', () => {
  it('fixes number, file, hash and code, holds the letter and asks for delivery', async () => {
    const id = await world.propose(await world.makeCase());
    const signed = await world.sign(id);
    if (signed.kind === 'refused') throw new Error(signed.reason);
    expect(signed.number).toMatch(/^\d{4}\/TGR-1\/KC-9901\/[IVX]+\/\d{4}$/);
    expect(signed.notBefore.getTime() - Date.now()).toBeGreaterThan(50_000);
    const row = await world.row(id);
    expect(row['state']).toBe('held');
    expect(row['access_code']).toMatch(/^[a-km-np-z2-9]{26}$/);
    const stored = await world.database.read(PEOPLE.auditor, (tx) => letterPdf(tx, id));
    expect(stored && sha256Of(stored.pdf)).toBe(row['pdf_sha256']);
    const asked = await world.owner.query(
      `SELECT not_before FROM outbox WHERE topic = 'letter.deliver' AND subject_id = $1`,
      [id],
    );
    expect(asked.rows).toEqual([{ not_before: signed.notBefore }]);
    expect(row['not_before']).toEqual(signed.notBefore);
    const audit = await world.owner.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(audit.rows.map(({ action }) => action)).toEqual(['letter.propose', 'letter.sign']);
  });

  it('is for an enforcement officer who did not propose', async () => {
    const id = await world.propose(await world.makeCase());
    await expect(world.sign(id, PEOPLE.labour)).resolves.toMatchObject({ kind: 'refused' });
    await expect(world.sign(id, PEOPLE.membership)).resolves.toMatchObject({ kind: 'refused' });
    const own = await world.propose(await world.makeCase(), factsOf('first_warning'), PEOPLE.enforcement);
    await expect(world.sign(own)).resolves.toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('Pengusul'),
    });
    await world.sign(id);
    await expect(world.sign(id)).resolves.toMatchObject({ kind: 'refused' });
  });

  it('is refused by the database itself for anybody else, and frozen afterwards', async () => {
    const id = await world.propose(await world.makeCase());
    const forge = (signer: string) =>
      world.owner.query(
        `UPDATE letter SET state = 'held', signer_id = $2, office_id = 2, number = 'X', number_year = 2026, number_seq = 9999, signed_at = now(),
                signed_on = '2026-11-23', content = '{}', pdf = 'x', pdf_sha256 = encode(sha256('x'), 'hex'),
                access_code = repeat('a', 26), masked_company = 'x', not_before = now() WHERE id = $1`,
        [id, signer],
      );
    await expect(forge(PEOPLE.labour.id)).rejects.toThrow('only an active enforcement officer');
    await expect(forge(PEOPLE.head.id)).rejects.toThrow('only an active enforcement officer');
    await expect(world.owner.query('UPDATE letter SET facts = $2 WHERE id = $1', [id, '{}'])).rejects.toThrow(
      'what was proposed',
    );
    await world.sign(id);
    for (const change of [
      `number = 'Y'`,
      `content = '{}'`,
      `pdf = 'y', pdf_sha256 = encode(sha256('y'), 'hex')`,
      `not_before = now()`,
      `signer_id = proposer_id`,
    ]) {
      await expect(world.owner.query(`UPDATE letter SET ${change} WHERE id = $1`, [id])).rejects.toThrow();
    }
    const own = await world.propose(await world.makeCase(), factsOf('first_warning'), PEOPLE.enforcement);
    await expect(
      world.owner.query('UPDATE letter SET signer_id = proposer_id, office_id = 2 WHERE id = $1', [own]),
    ).rejects.toThrow('letter_four_eyes');
    await expect(
      world.database.transaction(PEOPLE.enforcement, (tx) => tx.run('DELETE FROM letter')),
    ).rejects.toThrow();
  });

  it('gives numbers without gaps to signers in parallel, also when some fail', async () => {
    const before = await world.owner.query<{ last: number }>(
      'SELECT coalesce(max(last), 0)::int AS last FROM letter_counter WHERE office_id = 2',
    );
    const ids: string[] = [];
    for (let n = 0; n < 16; n++) ids.push(await world.propose(await world.makeCase()));
    const failing = new Error('power cut');
    const results = await Promise.allSettled(
      ids.map((id, at) =>
        world.database.transaction(PEOPLE.enforcement, async (tx) => {
          const signed = await world.letters.sign(tx, id, { earliestDueOn: null, hold: 'single' });
          if (at % 4 === 3) throw failing;
          return signed;
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    const given = await world.owner.query<{ seq: number }>(
      'SELECT number_seq AS seq FROM letter WHERE number_seq IS NOT NULL ORDER BY 1',
    );
    const last = (before.rows[0]?.last ?? 0) + 12;
    expect(given.rows.map(({ seq }) => seq)).toEqual(Array.from({ length: last }, (_, at) => at + 1));
  });
});

describe('withdrawing', () => {
  it('stops a held letter surely and keeps its number', async () => {
    const id = await world.propose(await world.makeCase());
    await world.sign(id);
    const withdraw = () =>
      world.database.transaction(PEOPLE.enforcement, (tx) =>
        world.letters.withdraw(tx, id, { reason: 'Data salah.' }),
      );
    await expect(withdraw()).resolves.toEqual({ kind: 'withdrawn', letterId: id, stoppedInTime: true });
    await expect(withdraw()).resolves.toMatchObject({ kind: 'refused' });
    expect((await world.row(id))['number']).not.toBeNull();
    await expect(
      world.owner.query(`UPDATE letter SET state = 'ready' WHERE id = $1`, [id]),
    ).rejects.toThrow();
  });
});

describe('who sees a letter', () => {
  it('is neither another area nor, before it leaves, the firm', async () => {
    const made = await world.makeCase();
    const id = await world.propose(made);
    await world.sign(id);
    const seen = (actor: Actor) =>
      world.database.read(actor, (tx) => tx.rows('SELECT id FROM letter WHERE id = $1', [id]));
    expect(await seen(PEOPLE.auditor)).toHaveLength(1);
    expect(await seen(PEOPLE.stranger)).toHaveLength(0);
    expect(await seen(employerOf(made.companyId))).toHaveLength(0);
    await world.owner.query(`UPDATE letter SET state = 'ready' WHERE id = $1`, [id]);
    expect(await seen(employerOf(made.companyId))).toHaveLength(1);
    expect(await seen(employerOf((await world.makeCase()).companyId))).toHaveLength(0);
  });

  it('is anybody with the code, who learns nothing about a person or firm', async () => {
    const id = await world.propose(await world.makeCase());
    await world.sign(id);
    const code = String((await world.row(id))['access_code']);
    const check = () => world.database.read(systemActor([]), (tx) => letterCheck(tx, code));
    expect(await check()).toMatchObject({
      maskedCompany: 'PT M••• J••• S•••',
      standing: 'genuine',
      title: 'Surat Teguran Pertama',
    });
    await world.database.transaction(PEOPLE.enforcement, (tx) =>
      world.letters.withdraw(tx, id, { reason: 'Keliru.' }),
    );
    expect((await check())?.standing).toBe('withdrawn');
    expect(JSON.stringify(await check())).not.toContain('Maju');
  });
});

describe('what the case tells the letter', () => {
  it('records service once, opening and answering', async () => {
    const id = await world.propose(await world.makeCase());
    await world.sign(id);
    const act = (work: Parameters<typeof world.database.transaction<void>>[1]) =>
      world.database.transaction(PEOPLE.labour, work);
    await act((tx) =>
      world.letters.recordService(tx, id, { on: parseLocalDate('2026-11-24'), proof: 'Kurir, resi 1' }),
    );
    await act((tx) => world.letters.markOpened(tx, id));
    await act((tx) => world.letters.markOpened(tx, id));
    expect((await world.row(id))['state']).toBe('opened');
    await act((tx) => world.letters.markAnswered(tx, id));
    const detail = await world.database.read(PEOPLE.labour, (tx) => letterDetail(tx, id));
    expect(detail).toMatchObject({
      state: 'answered',
      servedOn: '2026-11-24',
      serviceProof: 'Kurir, resi 1',
    });
  });

  it('counts and lists letters', async () => {
    const counts = await world.database.read(PEOPLE.head, (tx) => letterCounts(tx));
    const rows = await world.database.read(PEOPLE.head, (tx) =>
      letterList(tx, 'menunggu', { limit: 100, offset: 0 }),
    );
    expect(rows).toHaveLength(counts.menunggu);
    expect(counts.semua).toBeGreaterThan(counts.menunggu);
  });
});
