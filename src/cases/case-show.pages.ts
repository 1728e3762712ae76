import { can } from '../accounts/permissions.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import type { NikVault } from '../platform/nik-vault.ts';
import { lettersOfCase, type LetterDetail } from '../notices/letter.queries.ts';
import { LETTER_NAMES } from '../notices/letter-kinds.ts';
import { stateView } from '../notices/letter-view.ts';
import type { Translate } from '../web/dictionary/index.ts';
import { formatsFor } from '../web/formats.ts';
import { byOf } from './act.ts';
import { answersOfCase } from './case-answers.queries.ts';
import { caseButtons } from './case-buttons.ts';
import { actContext, type ActContext } from './case-context.queries.ts';
import { caseFindings, caseHead, caseHistory, caseNotes, type CaseFindingRow, type CaseHead, type HistoryEntry } from './case-file.queries.ts';
import { ladderOf } from './case-history.queries.ts';
import { caseFindingWord, caseWord } from './case-words.ts';
import { workingDaysLeft } from './countdown.ts';
import { eventText, eventTitle, letterOfEvent } from './event-words.ts';
import { findingWord } from './finding-words.ts';
import { sourcesView } from './findings.pages.ts';
import { allowedCommands } from './ladder/decide.ts';
import { dueOnOf, type LadderCase } from './ladder/ladder-case.ts';
import { STATE_NAMES } from './ladder/states.ts';
import { pageHref, pagesOf } from './list-view.ts';
import { stepLine } from './step-line.ts';

const FINDINGS_ON_PAGE = 100;

/** A case with what every page about it needs. @throws NotFound */
export async function readCase(tx: Tx, caseId: string): Promise<{ head: CaseHead; kase: LadderCase; context: ActContext }> {
  const head = await caseHead(tx, caseId);
  if (!head) throw new NotFound('Kasus tidak ditemukan.');
  return { head, kase: await ladderOf(tx, caseId), context: await actContext(tx) };
}

function findingView(row: CaseFindingRow, companyName: string, t: Translate) {
  return {
    line: row.line,
    name: row.workerName === null ? companyName : row.workerName || t('Tanpa nama'),
    nik: row.nik,
    birthDate: row.birthDate,
    found: findingWord(row.kind, row.workerName === null ? null : row.workerStatus),
    reason: row.findingReason,
    state: caseFindingWord(row.state),
    decision: row.decision,
  };
}

function letterView(letter: LetterDetail, kase: LadderCase, t: Translate) {
  const standing = kase.letters.find(({ letterId }) => letterId === letter.id);
  return {
    href: `/surat/${letter.id}`,
    title: t(LETTER_NAMES[letter.kind]),
    number: letter.number,
    state: stateView(letter.state, letter.channel),
    signedOn: letter.signedOn,
    signer: letter.signerName,
    proposer: letter.proposerName,
    servedOn: letter.servedOn,
    termHref: (standing?.dueOn ?? null) === null ? null : `/surat/${letter.id}/tenggat`,
    proof: letter.serviceProof,
  };
}

function historyView(entry: HistoryEntry, t: Translate) {
  const letterId = letterOfEvent(entry.event);
  const day = (on: string) => formatsFor('id').day(on);
  const recorded = formatsFor('id').day(new Date(entry.at));
  const onOtherDay = recorded === day(entry.event.onDay) ? null : t('Berlaku {day}.', { day: day(entry.event.onDay) });
  return {
    title: t(eventTitle(entry.event)),
    at: entry.at,
    by: entry.actorName,
    text: [onOtherDay, eventText(entry.event, day)].filter((part) => part !== null).join(' ') || null,
    link: letterId === null ? undefined : { href: `/surat/${letterId}`, text: t('Buka surat') },
  };
}

/** The facts of the summary card. */
function summaryOf(head: CaseHead, kase: LadderCase, { today, calendar }: ActContext, t: Translate) {
  const dueOn = dueOnOf(kase);
  return {
    ...head,
    step: t(STATE_NAMES[kase.state]),
    status: caseWord(kase, today, head.answered > 0),
    dueOn,
    left: dueOn === null ? null : workingDaysLeft(today, dueOn, calendar),
    hold: kase.hold,
    waitsForData: dueOn !== null && dueOn < today && kase.proposal === null && kase.letters.at(-1)?.deadlinePassed === false,
  };
}

/** Everything that the page of a case shows. @throws NotFound */
export async function caseView(database: Database, vault: NikVault, actor: Actor, caseId: string, page: number, t: Translate) {
  return database.read(actor, async (tx) => {
    const { head, kase, context } = await readCase(tx, caseId);
    const history = await caseHistory(tx, caseId);
    const found = await caseFindings(tx, vault, caseId, { limit: FINDINGS_ON_PAGE, offset: (page - 1) * FINDINGS_ON_PAGE });
    const events = history.map(({ event }) => event).reverse();
    return {
      kase: summaryOf(head, kase, context, t),
      sources: await sourcesView(tx, head.jurisdictionId, t),
      steps: stepLine(kase, events).map((step) => ({ ...step, name: t(step.name), note: step.note === null ? null : t(step.note) })),
      buttons: caseButtons(allowedCommands(kase, byOf(actor), context.today), caseId, kase, actor.role),
      findings: found.rows.map((row) => findingView(row, head.companyName, t)),
      findingTotal: found.total,
      pages: pagesOf(found.total, page, pageHref(`/kasus/${caseId}`, {}), FINDINGS_ON_PAGE),
      letters: (await lettersOfCase(tx, caseId)).map((letter) => letterView(letter, kase, t)).reverse(),
      answers: await answersOfCase(tx, caseId),
      history: history.map((entry) => historyView(entry, t)),
      notes: (await caseNotes(tx, caseId)).map((note) => ({ title: note.authorName, at: note.at, by: null, text: note.body })),
      may: { note: can(actor.role, 'cases:note'), answers: can(actor.role, 'cases:answers') },
    };
  });
}
