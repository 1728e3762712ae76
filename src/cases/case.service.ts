import type { Refusal } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import { systemActor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { everywhere } from '../platform/jurisdictions.ts';
import { legalSettings } from '../platform/legal-settings.ts';
import type { Logger } from '../platform/logger.ts';
import { takeCase, type Done } from './act.ts';
import { addNote } from './case-note.repository.ts';
import { overdueCases, runJurisdiction } from './case-sweep.queries.ts';
import { acceptAnswer, applyRun, casesMovedByRun, receiveAnswers, rejectAnswer, type JudgedAnswer } from './findings-fall.ts';
import type { LadderLetter } from './ladder/states.ts';
import type { Letters, SignedByLetters } from './letters.ts';
import { openCase, type OpenedCase } from './open-case.ts';
import { passDeadline } from './pass-deadline.ts';
import { proposeBeside, proposeLetter } from './propose-letter.ts';
import { recordFirstOpening, recordServerAcceptance, recordService, type ServiceRecord } from './record-service.ts';
import { takePlainStep, type PlainAct } from './settle-by-hand.ts';
import { signLetter, withdrawLetter, type Withdrawn } from './sign-letter.ts';

/** What a sweep over all overdue cases did. */
export interface SweepReport {
  readonly proposed: number;
  readonly unchanged: number;
  /** Cases whose next letter has to wait, for example for newer data. */
  readonly waiting: number;
  readonly failed: number;
}

/**
 * The legal acts on cases, one transaction each: events, row, findings, letter, audit and outbox commit
 * together or not at all. `version` is what the officer saw. @throws NotFound, Conflict
 */
export interface CaseService {
  open(actor: Actor, companyId: string, findings: readonly string[] | 'all'): Promise<OpenedCase | Refusal>;
  step(actor: Actor, caseId: string, version: number, act: PlainAct): Promise<Done | Refusal>;
  propose(actor: Actor, caseId: string, version: number, letter: LadderLetter): Promise<Done | Refusal>;
  /** Proposes the report of PP 86/2013 art 13(5); it is on record once signed. */
  proposeLabourReport(actor: Actor, caseId: string, version: number): Promise<Done | Refusal>;
  recordService(actor: Actor, caseId: string, version: number, service: ServiceRecord): Promise<Done | Refusal>;
  sign(actor: Actor, letterId: string, hold?: 'single' | 'batch'): Promise<SignedByLetters | Refusal>;
  withdraw(actor: Actor, letterId: string, reason: string): Promise<Withdrawn | Refusal>;
  note(actor: Actor, caseId: string, body: string): Promise<void>;
  /**
   * Takes every case whose term has passed to its next lawful step. Safe to run twice and after days of
   * downtime. One bad case never stops the others. @throws Error at the end when any failed.
   */
  sweepDeadlines(): Promise<SweepReport>;
  /** Brings the cases of an area in line with a published run. Safe to run twice. @throws Error when any failed. */
  runPublished(runId: string): Promise<{ readonly cases: number }>;
}

/** What the portal and the delivery tell the cases, inside their own transactions. */
export interface CaseHooks {
  onFirstOpening(tx: Tx, letterId: string): Promise<void>;
  onAnswered(tx: Tx, answered: { readonly caseId: string; readonly findingIds: readonly string[] }): Promise<void>;
  acceptAnswer(tx: Tx, answer: JudgedAnswer): Promise<void>;
  rejectAnswer(tx: Tx, answer: JudgedAnswer): Promise<void>;
  /** The receiving server took the e-mail of a letter; service only where the office's setting says so. */
  onServerAccepted(tx: Tx, letterId: string): Promise<void>;
}

/** Builds the hooks. */
export function caseHooks(letters: Letters): CaseHooks {
  return {
    onFirstOpening: (tx, letterId) => recordFirstOpening(tx, letterId, letters),
    onAnswered: (tx, { caseId, findingIds }) => receiveAnswers(tx, caseId, findingIds, letters),
    acceptAnswer: (tx, answer) => acceptAnswer(tx, answer, letters),
    rejectAnswer,
    async onServerAccepted(tx, letterId) {
      const { emailIsService } = await legalSettings(tx);
      if (emailIsService) await recordServerAcceptance(tx, letterId, letters);
    },
  };
}

interface Deps {
  readonly database: Database;
  readonly letters: Letters;
  readonly logger: Logger;
}

async function sweepDeadlines({ database, letters, logger }: Deps): Promise<SweepReport> {
  const actor = await everywhere(database);
  const report = { proposed: 0, unchanged: 0, waiting: 0, failed: 0 };
  for (const caseId of await database.read(actor, overdueCases)) {
    try {
      const passed = await database.transaction(actor, (tx) => passDeadline(tx, caseId, letters));
      report[passed.kind] += 1;
      if (passed.kind === 'waiting') logger.info({ caseId, reason: passed.reason }, 'the next letter has to wait');
    } catch (error) {
      report.failed += 1;
      logger.error({ caseId, error }, 'deadline not passed');
    }
  }
  if (report.failed > 0) throw new Error(`deadline sweep: ${JSON.stringify(report)}`);
  return report;
}

async function runPublished({ database, letters, logger }: Deps, runId: string): Promise<{ cases: number }> {
  const area = await database.read(await everywhere(database), (tx) => runJurisdiction(tx, runId));
  if (area === undefined) return { cases: 0 };
  const actor = systemActor([area]);
  const moved = await database.read(actor, (tx) => casesMovedByRun(tx, runId));
  let failed = 0;
  for (const each of moved) {
    try {
      await database.transaction(actor, (tx) => applyRun(tx, each, runId, letters));
    } catch (error) {
      failed += 1;
      logger.error({ caseId: each.caseId, error }, 'newer data not applied to the case');
    }
  }
  if (failed > 0) throw new Error(`run ${runId}: ${failed} of ${moved.length} cases failed`);
  return { cases: moved.length };
}

/** Builds the service. */
export function caseService(deps: Deps): CaseService {
  const { database, letters } = deps;
  const onCase = <T>(actor: Actor, caseId: string, version: number, work: (tx: Tx, locked: Awaited<ReturnType<typeof takeCase>>) => Promise<T>) =>
    database.transaction(actor, async (tx) => work(tx, await takeCase(tx, caseId, version)));
  return {
    open: (actor, companyId, findings) => database.transaction(actor, (tx) => openCase(tx, companyId, findings)),
    step: (actor, caseId, version, act) => onCase(actor, caseId, version, (tx, locked) => takePlainStep(tx, locked, act, letters)),
    propose: (actor, caseId, version, letter) => onCase(actor, caseId, version, (tx, locked) => proposeLetter(tx, locked, letter, letters)),
    proposeLabourReport: (actor, caseId, version) => onCase(actor, caseId, version, (tx, locked) => proposeBeside(tx, locked, 'labour_report', letters)),
    recordService: (actor, caseId, version, service) => onCase(actor, caseId, version, (tx, locked) => recordService(tx, locked, service, letters)),
    sign: (actor, letterId, hold = 'single') => database.transaction(actor, (tx) => signLetter(tx, letterId, hold, letters)),
    withdraw: (actor, letterId, reason) => database.transaction(actor, (tx) => withdrawLetter(tx, letterId, reason, letters)),
    note: (actor, caseId, body) => database.transaction(actor, (tx) => addNote(tx, caseId, body)),
    sweepDeadlines: () => sweepDeadlines(deps),
    runPublished: (runId) => runPublished(deps, runId),
  };
}
