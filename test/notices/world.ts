import { Client } from 'pg';
import type { Actor } from '../../src/platform/actor.ts';
import type { Database } from '../../src/platform/database.ts';
import { letterService, type LetterService } from '../../src/notices/letter.service.ts';
import type { LetterFacts } from '../../src/notices/letter-facts.ts';
import { openLetterRenderer, type LetterRenderer } from '../../src/notices/typst/letter-renderer.ts';
import { PEOPLE, testDatabase, type TestDatabase } from '../support/database.ts';
import { factsOf } from './facts.ts';

export const PUBLIC_URL = 'https://patuh.contoh.example';

/** A case of a firm of its own, with one contact. */
export interface MadeCase {
  readonly companyId: string;
  readonly caseId: string;
  readonly email: string;
}

/** A database with the services of this room. */
export interface LetterWorld extends TestDatabase {
  readonly renderer: LetterRenderer;
  readonly letters: LetterService;
  readonly owner: Client;
  makeCase(options?: { readonly email?: string | null }): Promise<MadeCase>;
  propose(made: MadeCase, facts?: LetterFacts, proposer?: Actor): Promise<string>;
  sign(letterId: string, signer?: Actor): ReturnType<LetterService['sign']>;
  /** The row as the owner sees it, without row-level security. */
  row(letterId: string): Promise<Record<string, unknown>>;
  /** Forgets every pause: whatever waits is due now. */
  rush(letterId: string): Promise<void>;
}

let made = 0;

async function insertCase(owner: Client, email: string | null): Promise<MadeCase> {
  made += 1;
  const number = made;
  const address = email ?? `hrd${number}@perusahaan.example`;
  const batch = await owner.query<{ id: string }>(
    `INSERT INTO import_batch (jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by)
     VALUES (1, 'register-companies', 'snapshot', 'WLKP', '2026-10', 'p.csv', 'x', 'published', $1) RETURNING id`,
    [PEOPLE.labour.id],
  );
  const company = await owner.query<{ id: string }>(
    `INSERT INTO company (jurisdiction_id, source, source_key, name, batch_id, row_hash)
     VALUES (1, 'WLKP', $1, $2, $3, '\\x00') RETURNING id`,
    [`P${number}`, `PT Maju Jaya ${number}`, batch.rows[0]?.id],
  );
  const companyId = company.rows[0]?.id ?? '';
  const kase = await owner.query<{ id: string }>(
    `INSERT INTO enforcement_case (number, jurisdiction_id, company_id, state, version, opened_on)
     VALUES ($1, 1, $2, 'verified', 1, '2026-11-01') RETURNING id`,
    [`K-${number}`, companyId],
  );
  if (email !== null) {
    await owner.query(
      `INSERT INTO company_contact (jurisdiction_id, company_id, name, email, active, verification, verified_by, verified_at, created_by)
       VALUES (1, $1, 'HRD', $2, true, 'surat', $3, now(), $3)`,
      [companyId, address, PEOPLE.labour.id],
    );
  }
  return { companyId, caseId: kase.rows[0]?.id ?? '', email: address };
}

/** Opens the world. The hold is over at once unless a test asks for one. */
export async function letterWorld(holdSeconds = 0): Promise<LetterWorld> {
  const base = await testDatabase();
  const { database }: { database: Database } = base;
  const owner = new Client({ connectionString: base.url, options: '-c search_path=patuh,public' });
  await owner.connect();
  const renderer = openLetterRenderer();
  const letters = letterService({ renderer, publicUrl: PUBLIC_URL, holdSeconds, batchHoldSeconds: 600 });
  return {
    ...base,
    owner,
    renderer,
    letters,
    makeCase: (options = {}) =>
      insertCase(owner, options.email === undefined ? `hrd${made + 1}@perusahaan.example` : options.email),
    async propose({ caseId, companyId }, facts = factsOf('first_warning'), proposer = PEOPLE.labour) {
      const proposed = await database.transaction(proposer, (tx) =>
        letters.propose(tx, { caseId, companyId, facts }),
      );
      if (proposed.kind === 'refused') throw new Error(proposed.reason);
      return proposed.letterId;
    },
    sign: (letterId, signer = PEOPLE.enforcement) =>
      database.transaction(signer, (tx) =>
        letters.sign(tx, letterId, { earliestDueOn: null, hold: 'single' }),
      ),
    row: async (letterId) =>
      (await owner.query<Record<string, unknown>>('SELECT * FROM letter WHERE id = $1', [letterId]))
        .rows[0] ?? {},
    rush: async (letterId) => {
      await owner.query(`UPDATE letter SET next_attempt_at = now() - interval '1 second' WHERE id = $1`, [
        letterId,
      ]);
    },
    async close() {
      renderer.close();
      await owner.end();
      await base.close();
    },
  };
}
