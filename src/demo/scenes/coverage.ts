import type { CommandContext } from '../../cli/command.ts';
import type { Rooms } from '../../compose.ts';
import { approveRequest, askForPiece, confirmReport, refuseRequest } from '../../coverage/desk.service.ts';
import { endProtections } from '../../coverage/protection.service.ts';
import { addEvidence, cancelRequest, sendRequest, startRequest } from '../../coverage/request.service.ts';
import { addDays } from '../../law/calendar.ts';
import { EVIDENCE_LABELS } from '../../law/evidence.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { castOf, type Cast } from './cast.ts';
import { employerOf, ensureContact } from './contacts.ts';
import type { Firm } from './firms.ts';
import { LEAVING_STORIES, type LeavingAct, type LeavingStory } from './leaving-stories.ts';
import { formKey, paper } from './paper.ts';
import { agreed, playStories, type Story } from './time.ts';

/** A story with the firm and the workers that it is about. */
interface Leavers extends LeavingStory {
  readonly firm: Firm;
  readonly memberIds: readonly string[];
}

interface Crew extends Firm {
  readonly inside: string[];
  readonly outside: string[];
}

/** Firms without a case, with members who stand in the labour office's register and members who do not. */
const CREWS = `
  WITH crew AS (
    SELECT r.company_id, m.id, EXISTS (SELECT FROM worker w WHERE w.nik_index = m.nik_index AND w.company_id = r.company_id AND w.present) AS inside
      FROM company_result r JOIN member m ON m.jurisdiction_id = r.jurisdiction_id AND m.employer_key = ANY (r.employer_keys)
     WHERE r.status = 'TERDAFTAR' AND m.present AND m.status = 'AKTIF' AND m.segment = 'PPU' AND coalesce(m.relation, 'P') = 'P' AND m.nik_quality = 'ok'
       AND NOT EXISTS (SELECT FROM enforcement_case e WHERE e.company_id = r.company_id)
       AND NOT EXISTS (SELECT FROM member o WHERE o.nik_index = m.nik_index AND o.id <> m.id))
  SELECT c.id, c.name, coalesce((array_agg(crew.id::text ORDER BY crew.id) FILTER (WHERE inside))[:10], '{}') AS inside,
         coalesce((array_agg(crew.id::text ORDER BY crew.id) FILTER (WHERE NOT inside))[:10], '{}') AS outside
    FROM crew JOIN company c ON c.id = crew.company_id
   GROUP BY c.id HAVING count(*) BETWEEN 10 AND 60 ORDER BY c.source_key`;

async function castLeavers(tx: Tx): Promise<readonly Leavers[]> {
  const crews = await tx.rows<Crew>(CREWS);
  return LEAVING_STORIES.flatMap((story) => {
    const pool = (crew: Crew) => (story.inRegister ? crew.inside : crew.outside);
    const place = crews.findIndex((crew) => pool(crew).length >= story.people);
    const [crew] = place < 0 ? [] : crews.splice(place, 1);
    return crew ? [{ ...story, firm: { id: crew.id, name: crew.name }, memberIds: pool(crew).slice(0, story.people) }] : [];
  });
}

interface Standing {
  readonly id: string;
  readonly version: number;
}

async function standingOf(tx: Tx, { firm, name }: Leavers): Promise<Standing | undefined> {
  return tx.row<Standing>('SELECT id, version FROM deactivation_request WHERE company_id = $1 AND form_key = $2', [firm.id, formKey(name)]);
}

async function start(tx: Tx, story: Leavers): Promise<void> {
  const today = await tx.today();
  const startedAgo = story.steps[0]?.ago ?? 0;
  const { reason, proof, memberIds, people } = story;
  const eventOn = addDays(today, startedAgo - story.left);
  agreed(await startRequest(tx, { formKey: formKey(story.name), reason, proof, eventOn, disputed: false, memberIds, cards: [], dependants: people }));
}

async function perform(tx: Tx, { firm }: Leavers, act: LeavingAct, id: string) {
  switch (act.kind) {
    case 'start':
      throw new Error('a request is started once');
    case 'evidence': {
      const bytes = paper([EVIDENCE_LABELS[act.document], firm.name, 'Dokumen contoh untuk peragaan.']);
      return addEvidence(tx, id, act.document, { fileName: `${act.document}.pdf`, bytes });
    }
    case 'send':
      return sendRequest(tx, id);
    case 'cancel':
      return cancelRequest(tx, id);
    case 'ask':
      return askForPiece(tx, id, act.document, act.words);
    case 'confirm':
      return confirmReport(tx, id, act.receipt);
    case 'approve':
      return approveRequest(tx, id);
    case 'refuse':
      return refuseRequest(tx, id, act.reason);
  }
}

function actorOf(act: LeavingAct, cast: Cast, employer: Actor): Actor {
  if (act.kind === 'confirm') return cast.labour;
  return act.kind === 'ask' || act.kind === 'approve' || act.kind === 'refuse' ? cast.membership : employer;
}

/** Each act is one event, so the version tells which of them took place in an interrupted filling. */
async function playAct(rooms: Rooms, cast: Cast, story: Leavers, act: LeavingAct, index: number): Promise<void> {
  const employer = await employerOf(rooms, cast.system, story.firm);
  await rooms.database.transaction(actorOf(act, cast, employer), async (tx) => {
    const standing = await standingOf(tx, story);
    if ((standing?.version ?? 0) > index) return;
    if (standing) agreed(await perform(tx, story, act, standing.id));
    else await start(tx, story);
  });
}

/** Firms report workers who left; the desk decides, and the protection of the laid off runs. */
export async function playCoverage(context: CommandContext): Promise<void> {
  const { rooms } = context;
  const { database } = rooms;
  const cast = await castOf(database);
  const leavers = await database.read(cast.system, castLeavers);
  await database.transaction(cast.signer, async (tx) => {
    for (const [index, { firm }] of leavers.entries()) await ensureContact(tx, firm, index);
  });
  const stories = leavers.map((story): Story => ({
    name: story.name,
    steps: story.steps.map((act, index) => ({ ago: act.ago, play: () => playAct(rooms, cast, story, act, index) })),
  }));
  await playStories(rooms, stories, (line) => context.say(line));
  await endProtections(database);
}
