import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadInput } from '../../src/linkage/load-input.ts';
import { CARD_UNKNOWN, type LinkageInput } from '../../src/matching/input.ts';
import { DEFAULT_SETTINGS } from '../../src/matching/settings.ts';
import type { TestRooms } from '../support/rooms.ts';
import { houseWith, OPERATOR, smallWorld } from './world.ts';

const WORLD = smallWorld(400);

describe('the rows of a run', () => {
  let house: TestRooms;
  const load = (tell?: (rows: number, total: number) => Promise<void>): Promise<LinkageInput> =>
    house.rooms.database.snapshot(OPERATOR, (client) => loadInput(client, 1, { vault: house.rooms.vault, shards: [], settings: DEFAULT_SETTINGS, ...(tell && { tell }) }));
  const change = (sql: string) => house.rooms.database.transaction(OPERATOR, (tx) => tx.run(sql));

  beforeAll(async () => {
    house = await houseWith(WORLD);
  });
  afterAll(() => house.close());

  it('are all there, in the order of their ids', async () => {
    const input = await load();
    expect([input.companies.length, input.employers.length]).toEqual([WORLD.companies.length, WORLD.employers.length]);
    expect([input.workers.size, input.members.size]).toEqual([WORLD.workers.length, WORLD.members.length]);
    expect(Array.from({ length: input.workers.size }, (_, row) => input.workers.ids.at(row))).toEqual(WORLD.workers.map((_, row) => String(row + 1)));
    expect([...input.workerCompanies()].filter((company) => company < 0)).toEqual([]);
  });

  it('hold what the table holds', async () => {
    const input = await load();
    for (const [row, worker] of WORLD.workers.entries()) {
      expect(input.workers.birth[row]).toBe(Number((worker.birthDate ?? '0').replaceAll('-', '')));
      expect(input.workers.sex[row]).toBe(worker.sex === 'L' ? 1 : worker.sex === 'P' ? 2 : 0);
      expect(input.workers.wage[row]).toBe(worker.wage ?? Number.NaN);
    }
  });

  it('accuse nobody upon a card whose status or segment is not known', async () => {
    await change(`UPDATE member SET status = NULL WHERE id = 1`);
    await change(`UPDATE member SET segment = 'XYZ' WHERE id = 2`);
    const { cards } = await load();
    expect([0, 1].map((row) => (cards[row] ?? 0) & CARD_UNKNOWN)).toEqual([CARD_UNKNOWN, CARD_UNKNOWN]);
    expect([...cards.subarray(2, WORLD.members.length)].filter((card) => (card & CARD_UNKNOWN) !== 0)).toEqual([]);
  });

  it('are told as they come, and reading ends where it is told to', async () => {
    const told: number[] = [];
    await load((rows, total) => {
      told.push(rows, total);
      return Promise.resolve();
    });
    const all = WORLD.workers.length + WORLD.members.length;
    expect(told).toEqual([0, all, WORLD.workers.length, all, all, all]);
    await expect(load(() => Promise.reject(new Error('enough')))).rejects.toThrow('enough');
    expect((await load()).workers.size).toBe(WORLD.workers.length);
  });

  it('are not read when a NIK was altered', async () => {
    await change(`UPDATE worker SET nik_index = NULL, nik_cipher = set_byte(nik_cipher, 20, get_byte(nik_cipher, 20) # 1) WHERE id = 5 AND nik_cipher IS NOT NULL`);
    await expect(load()).rejects.toThrow();
  });
});
