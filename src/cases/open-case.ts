import { refused, type Refusal } from '../errors.ts';
import type { LocalDate } from '../law/calendar.ts';
import type { Tx } from '../platform/database.ts';
import { byOf } from './act.ts';
import { append, insertCase, lockCase, type LockedCase } from './case.repository.ts';
import { chooseFindings, companyToOpen, linkFindings, openCaseOf, type ChosenFinding } from './case-findings.repository.ts';
import { openCase as openedEvent } from './ladder/decide.ts';

/** A case that was opened, or an open one that took more findings. */
export interface OpenedCase {
  readonly kind: 'opened';
  readonly caseId: string;
  readonly number: string;
  /** True when the firm had an open case already. */
  readonly added: boolean;
}

const NOTHING = 'Tidak ada temuan yang dapat dipakai. Muat ulang halaman untuk melihat keadaan terbaru.';
const MOVED_ON = 'Sebagian temuan yang dipilih sudah diproses oleh rekan Anda. Muat ulang halaman, lalu pilih lagi.';
const UNKNOWN = 'Perusahaan tidak ditemukan.';

function breachOf(findings: readonly ChosenFinding[]): 'registration' | 'data' {
  return findings.some(({ kind }) => kind === 'PWBD') ? 'registration' : 'data';
}

async function addTo(tx: Tx, locked: LockedCase, findings: readonly ChosenFinding[], today: LocalDate): Promise<LockedCase> {
  await linkFindings(tx, locked.id, findings, today);
  return append(tx, locked, [{ kind: 'findingsAdded', count: findings.length, onDay: today, by: byOf(tx.actor) }]);
}

/**
 * Opens a case on open findings of a firm, or adds them to the case that is open already: a firm has at most
 * one open case of a track.
 *
 * @param chosen ids, or all open findings of the firm.
 */
export async function openCase(tx: Tx, companyId: string, chosen: readonly string[] | 'all'): Promise<OpenedCase | Refusal> {
  const company = await companyToOpen(tx, companyId);
  if (!company) return refused(UNKNOWN);
  const findings = await chooseFindings(tx, companyId, chosen);
  if (findings.length === 0) return refused(NOTHING);
  if (chosen !== 'all' && findings.length !== new Set(chosen).size) return refused(MOVED_ON);
  const today = await tx.today();
  const existing = await openCaseOf(tx, companyId);
  const locked =
    existing === undefined ? await insertCase(tx, company, { ...openedEvent(breachOf(findings), byOf(tx.actor), today), kind: 'opened', breach: breachOf(findings) }) : await lockCase(tx, existing);
  await addTo(tx, locked, findings, today);
  return { kind: 'opened', caseId: locked.id, number: locked.number, added: existing !== undefined };
}
