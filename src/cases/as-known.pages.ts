import { NotFound } from '../errors.ts';
import { LETTER_NAMES } from '../notices/letter-kinds.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import type { Translate } from '../web/dictionary/index.ts';
import {
  companyAsKnown, findingsAsKnown, findingsSince, instantOf, lettersAsKnown, momentsOf, standingAsKnown, workersAsKnown,
  type PastCompany, type PastFinding, type PastLetter, type PastWorker,
} from './as-known.queries.ts';
import { differencesOf, type Past } from './as-known-differences.ts';
import { companyFacts } from './company-findings.queries.ts';
import { companyWord, findingWord, stateWord } from './finding-words.ts';
import { annexOf } from './letter-facts.queries.ts';
import { pageHref, pagesOf } from './list-view.ts';

const ROWS_ON_PAGE = 50;
const NEW_SHOWN = 50;
const MOMENTS_SHOWN = 20;

const STAGES: Readonly<Record<PastLetter['stage'], { readonly text: string; readonly tone: string }>> = {
  proposed: { text: 'Diusulkan', tone: 'wait' },
  signed: { text: 'Ditandatangani', tone: 'info' },
  withdrawn: { text: 'Dicabut', tone: 'neutral' },
};

async function readPast(tx: Tx, vault: NikVault, companyId: string, at: string, page: number): Promise<Past | undefined> {
  const company = await companyAsKnown(tx, companyId, at);
  if (!company) return undefined;
  const rows = { limit: ROWS_ON_PAGE, offset: (page - 1) * ROWS_ON_PAGE };
  return { company, workers: await workersAsKnown(tx, vault, companyId, at, rows), findings: await findingsAsKnown(tx, companyId, at, rows) };
}

/** The same workers, findings and firm as they are now, and findings made since. */
async function readPresent(tx: Tx, vault: NikVault, companyId: string, past: Past, since: string): Promise<Past | undefined> {
  const now = await instantOf(tx, '9999-12-31T00:00:00Z');
  const company = await companyAsKnown(tx, companyId, now);
  if (!company) return undefined;
  const workers = await workersAsKnown(tx, vault, companyId, now, { ids: past.workers.map(({ id }) => id) });
  const ids = [...past.findings.map(({ id }) => id), ...(await findingsSince(tx, companyId, since, NEW_SHOWN))];
  return { company, workers, findings: await findingsAsKnown(tx, companyId, now, { ids }) };
}

function workerView(row: PastWorker, t: Translate) {
  return { ...row, name: row.name ?? t('Tanpa nama'), standing: row.status === null ? null : findingWord('PDS_TK', row.status) };
}

function findingView(row: PastFinding, company: PastCompany, t: Translate) {
  return {
    name: row.workerId === null ? company.name : (row.workerName ?? t('Tanpa nama')),
    found: findingWord(row.kind, row.workerId === null ? null : (row.workerStatus ?? 'TIDAK_ADA')),
    reason: row.reason,
    dataAsOf: row.dataAsOf,
    state: stateWord(row.state),
  };
}

/** A letter with its annex; whether the history of rows gives the very annex that was frozen with it. */
async function letterView(tx: Tx, letter: PastLetter, t: Translate) {
  const rebuilt = annexOf(await standingAsKnown(tx, letter.caseId, letter.proposedExactly));
  return {
    href: `/surat/${letter.id}`,
    title: t(LETTER_NAMES[letter.kind]),
    number: letter.number,
    stage: STAGES[letter.stage],
    proposedAt: letter.proposedAt,
    annex: letter.annex,
    confirmed: letter.annex.length > 0 && JSON.stringify(rebuilt.map(({ row, initials, finding }) => [row, initials, finding])) === JSON.stringify(letter.annex.map(({ row, initials, finding }) => [row, initials, finding])),
  };
}

/** A firm as it was known on a day or at an instant, with what differs today. @throws NotFound when the reader may not see it. */
export async function asKnownView(database: Database, vault: NikVault, actor: Actor, companyId: string, query: { readonly pada: string; readonly halaman: number }, t: Translate) {
  return database.read(actor, async (tx) => {
    const firm = await companyFacts(tx, companyId);
    if (!firm) throw new NotFound('Perusahaan tidak ditemukan.');
    const today = await tx.today();
    const when = query.pada === '' ? today : query.pada;
    const at = await instantOf(tx, when);
    const past = await readPast(tx, vault, companyId, at, query.halaman);
    const present = past && (await readPresent(tx, vault, companyId, past, at));
    const path = `/temuan/${companyId}/riwayat`;
    const letters = past ? await lettersAsKnown(tx, companyId, at) : [];
    const differences = past && present ? differencesOf(past, present, t) : [];
    return {
      firm: { id: companyId, name: firm.name },
      day: when.slice(0, 10),
      isToday: when === today,
      instant: when.includes('T') ? new Date(when) : null,
      moments: (await momentsOf(tx, companyId, MOMENTS_SHOWN)).map((moment) => ({ ...moment, href: `${path}?pada=${moment.exactly}` })),
      differences,
      different: differences.reduce((sum, { values }) => sum + values.length, 0),
      past: past && {
        company: { ...past.company, standing: companyWord(past.company.status) },
        workers: past.workers.map((row) => workerView(row, t)),
        pages: pagesOf(Math.max(past.company.workers, past.company.findings), query.halaman, pageHref(path, { pada: when }), ROWS_ON_PAGE),
        findings: past.findings.map((row) => findingView(row, past.company, t)),
        letters: await Promise.all(letters.map((letter) => letterView(tx, letter, t))),
      },
    };
  });
}
