import type { Refusal } from '../errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { Database } from '../platform/database.ts';
import { contentView } from '../notices/letter-view.ts';
import { LETTER_NAMES } from '../notices/letter-kinds.ts';
import type { Translate } from '../web/dictionary/index.ts';
import { byOf } from './act.ts';
import type { CaseAct } from './case-acts.ts';
import { readCase } from './case-show.pages.ts';
import { allowedCommands } from './ladder/decide.ts';
import { currentLetter } from './ladder/ladder-case.ts';
import type { LadderLetter } from './ladder/states.ts';
import { refusalForAge, type FactsFor } from './letter-facts.queries.ts';
import { letterPreview } from './letter-preview.queries.ts';
import { CHANNEL_NAMES } from './record-service.ts';

/** The manners of service that an officer can write down. */
export const MANUAL_CHANNELS = ['courier', 'by_hand', 'post', 'email_accepted'] as const;

const NO_STEP = 'Belum ada surat berikutnya yang dapat diusulkan pada tahap ini.';

/** The short form of an act. @throws NotFound */
export async function actView(database: Database, actor: Actor, caseId: string, act: CaseAct, t: Translate) {
  return database.read(actor, async (tx) => {
    const { head, kase, context } = await readCase(tx, caseId);
    const move = allowedCommands(kase, byOf(actor), context.today).find(({ command }) => command === act.command);
    return {
      kase: head,
      act: {
        ...act,
        title: t(move?.label ?? act.about),
        about: t(act.about),
        action: `/kasus/${caseId}/${act.slug}`,
        allowed: move !== undefined,
        dayLabel: t(act.dayLabel ?? ''),
        referenceLabel: t(act.referenceLabel ?? ''),
      },
      today: context.today,
    };
  });
}

/** The letter that the ladder allows this person to propose now. */
async function proposable(database: Database, actor: Actor, caseId: string): Promise<LadderLetter | undefined> {
  return database.read(actor, async (tx) => {
    const { kase, context } = await readCase(tx, caseId);
    return allowedCommands(kase, byOf(actor), context.today).find(({ command }) => command === 'propose')?.letter;
  });
}

/** The page that shows a letter before it is proposed: its words with today's figures, or why it cannot be. @throws NotFound */
export async function proposalView(database: Database, actor: Actor, caseId: string, which: 'ladder' | 'labour_report', t: Translate) {
  const kind: FactsFor | undefined = which === 'ladder' ? await proposable(database, actor, caseId) : which;
  return database.read(actor, async (tx) => {
    const { head, kase, context } = await readCase(tx, caseId);
    const old: Refusal | null = which === 'ladder' ? await refusalForAge(tx, head.jurisdictionId, context) : null;
    const content = kind === undefined ? undefined : await letterPreview(tx, { ...head, kase }, kind, context);
    const refusal = kind === undefined ? NO_STEP : (old?.reason ?? (content?.kind === 'refused' ? content.reason : null));
    return {
      kase: head,
      letter: kind ?? null,
      title: t(kind === undefined ? 'Usulan surat' : LETTER_NAMES[kind]),
      action: which === 'ladder' ? `/kasus/${caseId}/usul` : `/kasus/${caseId}/usul-laporan`,
      refusal: refusal === null ? null : t(refusal),
      content: content === undefined || content.kind === 'refused' ? null : contentView(content),
    };
  });
}

/** The page on which service of the current letter is written down. @throws NotFound */
export async function serviceView(database: Database, actor: Actor, caseId: string, t: Translate) {
  return database.read(actor, async (tx) => {
    const { head, kase, context } = await readCase(tx, caseId);
    const letter = currentLetter(kase);
    const open = letter !== undefined && letter.servedOn === null;
    return {
      kase: head,
      letter: letter === undefined ? null : { id: letter.letterId, title: t(LETTER_NAMES[letter.letter]), signedOn: letter.signedOn },
      allowed: open,
      channels: MANUAL_CHANNELS.map((value) => ({ value, text: t(CHANNEL_NAMES[value]) })),
      today: context.today,
    };
  });
}
