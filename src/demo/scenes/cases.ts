import { caseService, type CaseService } from '../../cases/case.service.ts';
import type { PlainAct } from '../../cases/settle-by-hand.ts';
import type { CommandContext } from '../../cli/command.ts';
import type { Rooms } from '../../compose.ts';
import type { LocalDate } from '../../law/calendar.ts';
import { letterService } from '../../notices/letter.service.ts';
import type { Tx } from '../../platform/database.ts';
import { codeOf } from '../../portal/one-time-code.ts';
import { employerSignIn } from '../../portal/sign-in.service.ts';
import type { CaseAct, LetterAct, WrittenAct } from './case-stories.ts';
import { castOf, type Cast } from './cast.ts';
import { employerOf } from './contacts.ts';
import { castStories, type CastStory } from './firms.ts';
import { agreed, playStories, type Story } from './time.ts';

/** Where a case of a story stands. */
interface Standing {
  readonly id: string;
  readonly version: number;
  /** The letter that is proposed, signed or served. */
  readonly letterId: string;
  readonly accessCode: string;
  readonly events: Readonly<Record<string, number>>;
}

interface Stage {
  readonly rooms: Rooms;
  readonly cast: Cast;
  /** As `rooms.cases`, but letters leave at once: the past has no hold that one could wait for. */
  readonly past: CaseService;
}

/** The event by which an act can be recognised when the scene is played again. */
const TRACE: Readonly<Record<CaseAct['kind'], string>> = {
  open: 'opened', verify: 'verified', propose: 'letterProposed', sign: 'letterSigned', serve: 'serviceRecorded', read: 'serviceRecorded',
  dismiss: 'closed', cure: 'cured', reject: 'proposalDropped', hold: 'held', recordPayment: 'finePaid',
  imposeDenial: 'denialImposed', liftDenial: 'denialLifted', reportToLabour: 'reportedToLabour',
};

async function standingOf(tx: Tx, companyId: string): Promise<Standing | undefined> {
  return tx.row<Standing>(
    `SELECT e.id, e.version, coalesce(e.letter_id::text, '') AS "letterId", coalesce(l.access_code, '') AS "accessCode",
            (SELECT jsonb_object_agg(kind, n) FROM (SELECT kind, count(*) AS n FROM case_event WHERE case_id = e.id GROUP BY kind) told) AS events
       FROM enforcement_case e LEFT JOIN letter l ON l.id = e.letter_id
      WHERE e.company_id = $1 ORDER BY e.id DESC LIMIT 1`,
    [companyId],
  );
}

const isLetterAct = (act: LetterAct | WrittenAct): act is LetterAct => ['propose', 'read', 'sign', 'serve'].includes(act.kind);
const todayOf = ({ rooms, cast }: Stage): Promise<LocalDate> => rooms.database.read(cast.system, (tx) => tx.today());

/** Sends a signed letter; one without an address goes by courier, as an officer would see to it. */
async function send({ rooms, cast }: Stage, letterId: string, release: 'sent' | 'undelivered'): Promise<void> {
  const { kind } = await rooms.delivery.deliver(letterId);
  if (kind !== 'failed' || release === 'undelivered') return;
  agreed(await rooms.database.transaction(cast.proposer, (tx) => rooms.delivery.sendByCourier(tx, letterId, 'Kurir Contoh Raya')));
}

async function sign(stage: Stage, { letterId }: Standing, release: 'sent' | 'held' | 'undelivered'): Promise<void> {
  const { rooms, cast, past } = stage;
  if (release === 'held') {
    agreed(await rooms.cases.sign(cast.signer, letterId, 'batch'));
    return;
  }
  agreed(await past.sign(cast.signer, letterId));
  await send(stage, letterId, release);
}

/** The firm signs in with the code on the letter and the one from its mail; that first opening is the service. */
async function read({ rooms, cast }: Stage, { firm }: CastStory, { accessCode }: Standing): Promise<void> {
  const secret = rooms.config.sessionKey;
  const door = employerSignIn(rooms.database, secret, rooms.hooks);
  const contact = await employerOf(rooms, cast.system, firm);
  const { ticket } = agreed(await door.sendCode(accessCode, contact.id));
  agreed(await door.enter(accessCode, ticket, codeOf(secret, ticket.codeId)));
}

/** The act as the service takes it; what happened elsewhere, such as a payment, is dated today. */
function plainOf(act: WrittenAct, on: LocalDate): PlainAct {
  return act.kind === 'recordPayment' || act.kind === 'imposeDenial' || act.kind === 'liftDenial' ? { ...act, on } : act;
}

async function handleLetter(stage: Stage, story: CastStory, act: LetterAct, kase: Standing): Promise<void> {
  const { rooms, cast } = stage;
  const { id, version, letterId } = kase;
  switch (act.kind) {
    case 'propose':
      agreed(await rooms.cases.propose(cast.proposer, id, version, 'first_warning'));
      return;
    case 'sign':
      return sign(stage, kase, act.release);
    case 'read':
      return read(stage, story, kase);
    case 'serve': {
      const servedOn = await todayOf(stage);
      const service = { letterId, servedOn, channel: act.channel, receiver: 'Bagian personalia', receipt: `CR-${version}${servedOn.slice(5, 7)}${servedOn.slice(8)}` };
      agreed(await rooms.cases.recordService(cast.labour, id, version, service));
    }
  }
}

async function playAct(stage: Stage, story: CastStory, act: CaseAct, nth: number): Promise<void> {
  const { rooms, cast } = stage;
  const kase = await rooms.database.read(cast.system, (tx) => standingOf(tx, story.firm.id));
  if (kase && (kase.events[TRACE[act.kind]] ?? 0) >= nth) return;
  if (act.kind === 'open') {
    agreed(await rooms.cases.open(cast.proposer, story.firm.id, 'all'));
    return;
  }
  if (!kase) return;
  if (isLetterAct(act)) return handleLetter(stage, story, act, kase);
  const actor = act.kind === 'verify' ? cast.labour : cast.proposer;
  agreed(await rooms.cases.step(actor, kase.id, kase.version, plainOf(act, await todayOf(stage))));
}

function scheduled(stage: Stage, story: CastStory): Story {
  const steps = story.steps.map((step, index) => {
    const nth = story.steps.slice(0, index + 1).filter(({ kind }) => TRACE[kind] === TRACE[step.kind]).length;
    return { ago: step.ago, play: () => playAct(stage, story, step, nth) };
  });
  return { name: story.name, steps };
}

/** Leads about forty firms up the ladder. Deadlines are swept on every day, so that overdue cases move by themselves. */
export async function playCases(context: CommandContext): Promise<void> {
  const { rooms } = context;
  const { database, logger, renderer, config } = rooms;
  const letters = letterService({ renderer, publicUrl: config.publicUrl, holdSeconds: 0, batchHoldSeconds: 0 });
  const cast = await castOf(database);
  const stage: Stage = { rooms, cast, past: caseService({ database, letters, logger }) };
  const stories = await database.read(cast.system, castStories);
  await playStories(rooms, stories.map((story) => scheduled(stage, story)), (line) => context.say(line), () => rooms.cases.sweepDeadlines());
}
