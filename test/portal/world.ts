import { Client } from 'pg';
import type { Actor } from '../../src/platform/actor.ts';
import { loadShippedCalendar } from '../../src/platform/calendar.ts';
import type { CaseHooks, DecidedAnswer } from '../../src/portal/hooks.ts';
import { codeOf } from '../../src/portal/one-time-code.ts';
import { employerSignIn, type EmployerSignIn } from '../../src/portal/sign-in.service.ts';
import { PEOPLE, SYSTEM, testDatabase, type TestDatabase } from '../support/database.ts';

/** The legal day of these tests: after the cut-off of November 2026. */
export const TODAY = '2026-11-23';

export const CODE_KEY = 'c'.repeat(64);

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A firm with a case, a letter, a contact, workers with findings, and enrolled members. */
export interface Firm {
  readonly companyId: string;
  readonly caseId: string;
  readonly letterId: string;
  readonly accessCode: string;
  readonly contact: Actor;
  readonly email: string;
  readonly findings: readonly string[];
  readonly members: readonly string[];
}

/** What the cases room would have heard. */
export interface Heard {
  readonly opened: string[];
  readonly answered: { caseId: string; findingIds: readonly string[] }[];
  readonly accepted: DecidedAnswer[];
  readonly rejected: DecidedAnswer[];
}

export interface PortalWorld extends TestDatabase {
  readonly owner: Client;
  readonly heard: Heard;
  readonly hooks: CaseHooks;
  readonly signIns: EmployerSignIn;
  makeFirm(options?: { readonly workers?: number; readonly members?: number }): Promise<Firm>;
  /** Signs the contact in once, so that the firm's tasks show. */
  open(firm: Firm): Promise<void>;
  one<T>(sql: string, params?: readonly unknown[]): Promise<T>;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz';

function listening(): { heard: Heard; hooks: CaseHooks } {
  const heard: Heard = { opened: [], answered: [], accepted: [], rejected: [] };
  const hooks: CaseHooks = {
    onFirstOpening: (_tx, letterId) => Promise.resolve(void heard.opened.push(letterId)),
    async onAnswered(tx, answered) {
      await tx.run(`UPDATE case_finding SET state = 'answered' WHERE case_id = $1 AND finding_id = ANY ($2::uuid[])`, [answered.caseId, answered.findingIds]);
      heard.answered.push(answered);
    },
    acceptAnswer: (_tx, answer) => Promise.resolve(void heard.accepted.push(answer)),
    rejectAnswer: (_tx, answer) => Promise.resolve(void heard.rejected.push(answer)),
  };
  return { heard, hooks };
}

/** Rows as the owner writes them; triggers are off, because letters here are only a door. */
function firmMaker(owner: Client) {
  let made = 0;
  const id = async (sql: string, params: readonly unknown[]): Promise<string> => {
    const found = await owner.query<{ id: string }>(sql, [...params]);
    return found.rows[0]?.id ?? '';
  };
  return async ({ workers = 2, members = 0 }: { readonly workers?: number; readonly members?: number } = {}): Promise<Firm> => {
    made += 1;
    const key = `01${String(made).padStart(6, '0')}`;
    const batch = await id(
      `INSERT INTO import_batch (jurisdiction_id, kind, mode, source, period, file_name, file_sha256, state, created_by)
       VALUES (1, 'register-companies', 'snapshot', 'WLKP', '2026-10', 'p.csv', 'x', 'published', $1) RETURNING id`,
      [PEOPLE.labour.id],
    );
    const run = await id(`INSERT INTO linkage_run (jurisdiction_id, period, state, started_by) VALUES (1, '2026-10', 'published', $1) RETURNING id`, [PEOPLE.labour.id]);
    const companyId = await id(
      `INSERT INTO company (jurisdiction_id, source, source_key, name, batch_id, row_hash) VALUES (1, 'WLKP', $1, $2, $3, '\\x00') RETURNING id`,
      [`P${made}`, `PT Maju Jaya ${made}`, batch],
    );
    await owner.query(
      `INSERT INTO company_result (company_id, jurisdiction_id, run_id, status, employer_keys, partial_workers, partial_wages, unregistered_workers, workers, reason)
       VALUES ($1, 1, $2, 'TERDAFTAR', $3, true, false, $4, $4, 'Uji')`,
      [companyId, run, [key], workers],
    );
    const caseId = await id(
      `INSERT INTO enforcement_case (number, jurisdiction_id, company_id, state, version, opened_on, due_on) VALUES ($1, 1, $2, 'first_warning', 1, '2026-11-01', '2026-12-07') RETURNING id`,
      [`K-${made}`, companyId],
    );
    const findings: string[] = [];
    for (let n = 1; n <= workers; n += 1) {
      const worker = await id(
        `INSERT INTO worker (jurisdiction_id, company_id, company_key, source, source_key, nik_quality, name, birth_date, batch_id, row_hash)
         VALUES (1, $1, $2, 'WLKP', $3, 'ok', $4, '1990-05-17', $5, '\\x00') RETURNING id::text`,
        [companyId, `P${made}`, `W${made}-${n}`, `Pekerja ${String(n).padStart(2, '0')}`, batch],
      );
      const finding = await id(
        `INSERT INTO finding (jurisdiction_id, company_id, kind, worker_id, state, reason, data_as_of, first_run, last_run)
         VALUES (1, $1, 'PDS_TK', $2, 'in_case', 'Tidak ditemukan dalam data peserta.', '2026-10-31', $3, $3) RETURNING id`,
        [companyId, worker, run],
      );
      await owner.query(`INSERT INTO case_finding (case_id, finding_id, jurisdiction_id, company_id, added_on, line) VALUES ($1, $2, 1, $3, '2026-11-01', $4)`, [caseId, finding, companyId, n]);
      findings.push(finding);
    }
    const enrolled: string[] = [];
    for (let n = 1; n <= members; n += 1) {
      enrolled.push(
        await id(
          `INSERT INTO member (jurisdiction_id, source, source_key, employer_key, nik_quality, nik_index, name, birth_date, status, segment, relation, batch_id, row_hash)
           VALUES (1, 'BPJS', $1, $2, 'ok', decode(md5($1), 'hex'), $3, '1985-02-03', 'AKTIF', 'PPU', 'P', $4, '\\x00') RETURNING id::text`,
          [`${key}${String(n).padStart(5, '0')}`, key, `Peserta ${String(n).padStart(2, '0')}`, batch],
        ),
      );
    }
    const email = `hrd${made}@perusahaan.example`;
    const contactId = await id(
      `INSERT INTO company_contact (jurisdiction_id, company_id, name, email, active, verification, verified_by, verified_at, created_by)
       VALUES (1, $1, 'Dewi HRD', $2, true, 'surat', $3, now(), $3) RETURNING id`,
      [companyId, email, PEOPLE.labour.id],
    );
    const accessCode = `${LETTERS[made % LETTERS.length] ?? 'a'}${String(made + 22).replaceAll(/[01]/g, 'x')}`.padEnd(26, 'z');
    await owner.query('SET session_replication_role = replica');
    const letterId = await id(
      `INSERT INTO letter (jurisdiction_id, company_id, case_id, kind, state, facts, proposer_id, office_id, number, number_year, number_seq,
                           signer_id, signed_at, signed_on, content, pdf, pdf_sha256, access_code, masked_company, not_before)
       VALUES (1, $1, $2, 'first_warning', 'accepted', '{}', $3, 2, $4, 2026, $5, $6, now(), '2026-11-02', '{}', '\\x25', encode(sha256('\\x25'), 'hex'), $7, 'PT M•••', now())
       RETURNING id`,
      [companyId, caseId, PEOPLE.labour.id, `S-${made}`, made, PEOPLE.enforcement.id, accessCode],
    );
    await owner.query('SET session_replication_role = origin');
    const contact: Actor = { kind: 'employer', id: contactId, name: 'Dewi HRD', role: 'employer', officeId: null, jurisdictions: [], companyId };
    return { companyId, caseId, letterId, accessCode, contact, email, findings, members: enrolled };
  };
}

/** A database with firms that were written to. The cases room is a listener here. */
export async function portalWorld(): Promise<PortalWorld> {
  const base = await testDatabase();
  const owner = new Client({ connectionString: base.url, options: '-c search_path=patuh,public' });
  await owner.connect();
  await base.database.transaction(SYSTEM, loadShippedCalendar);
  await owner.query(`CREATE OR REPLACE FUNCTION patuh.today(zone text DEFAULT 'Asia/Jakarta') RETURNS date LANGUAGE sql STABLE AS $$ SELECT date '${TODAY}' $$`);
  const { heard, hooks } = listening();
  const signIns = employerSignIn(base.database, CODE_KEY, hooks);
  return {
    ...base,
    owner,
    heard,
    hooks,
    signIns,
    makeFirm: firmMaker(owner),
    async open(firm) {
      const sent = await signIns.sendCode(firm.accessCode, firm.contact.id);
      if (sent.kind === 'refused') throw new Error(sent.reason);
      const entered = await signIns.enter(firm.accessCode, sent.ticket, codeOf(CODE_KEY, sent.ticket.codeId));
      if (entered.kind === 'refused') throw new Error(entered.reason);
    },
    one: async <T>(sql: string, params: readonly unknown[] = []) => (await owner.query(sql, [...params])).rows[0] as T,
    async close() {
      await owner.end();
      await base.close();
    },
  };
}
