import { isWorkingDay, type LocalDate, type WorkingCalendar } from '../../law/calendar.ts';
import type { Rooms } from '../../compose.ts';
import type { Refusal } from '../../errors.ts';
import { systemActor } from '../../platform/actor.ts';
import { officialCalendar } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import { legalSettings } from '../../platform/legal-settings.ts';

/** What happens on one day of a story; days are counted back from today. */
export interface Scheduled {
  readonly ago: number;
  play(): Promise<void>;
}

/** What one firm goes through, oldest first. */
export interface Story {
  readonly name: string;
  readonly steps: readonly Scheduled[];
}

/** A rule said no to an act of a story. */
class StoryRefused extends Error {
  override readonly name = 'StoryRefused';
}

/** The outcome of an act that a story counts on. @throws when a rule refused it. */
export function agreed<T extends { readonly kind: string }>(outcome: T | Refusal): Exclude<T, Refusal> {
  if (outcome.kind === 'refused') throw new StoryRefused((outcome as Refusal).reason);
  return outcome as Exclude<T, Refusal>;
}

async function setClock(tx: Tx, daysAgo: number): Promise<LocalDate> {
  await tx.run('UPDATE demo_clock SET offset_days = $1', [-daysAgo]);
  return tx.today();
}

const isClosed = (day: LocalDate, calendar: WorkingCalendar) =>
  day >= calendar.publishedFrom && day <= calendar.publishedUntil && !isWorkingDay(day, calendar);

/** Goes back to that day, or to the last working day before it: nobody signs a letter on a Sunday. */
async function goBack(tx: Tx, daysAgo: number): Promise<void> {
  const calendar = await officialCalendar(tx, await legalSettings(tx));
  for (let ago = daysAgo; isClosed(await setClock(tx, ago), calendar) && daysAgo > 0; ago += 1);
}

/** Does some work on an earlier legal day; afterwards it is today again, whatever happened. */
export async function onDay<T>({ database }: Pick<Rooms, 'database'>, daysAgo: number, work: () => Promise<T>): Promise<T> {
  const actor = systemActor([]);
  await database.transaction(actor, (tx) => goBack(tx, daysAgo));
  try {
    return await work();
  } finally {
    await database.transaction(actor, (tx) => setClock(tx, 0));
  }
}

/**
 * Plays stories side by side from the oldest day to the newest, so that histories, numbers and the audit
 * trail are in order. A story whose next step a rule refuses ends there; the others go on.
 *
 * @param eachDay what is done first on every day.
 */
export async function playStories(
  rooms: Pick<Rooms, 'database'>,
  stories: readonly Story[],
  say: (line: string) => void,
  eachDay: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const ended = new Set<Story>();
  const playStep = async (story: Story, step: Scheduled) => {
    if (ended.has(story)) return;
    try {
      await step.play();
    } catch (error) {
      if (!(error instanceof StoryRefused)) throw error;
      ended.add(story);
      say(`Cerita "${story.name}" berhenti ${step.ago} hari yang lalu: ${error.message}`);
    }
  };
  const days = new Set(stories.flatMap(({ steps }) => steps.map(({ ago }) => ago)));
  for (const ago of [...days].sort((a, b) => b - a)) {
    await onDay(rooms, ago, async () => {
      await eachDay();
      for (const story of stories) for (const step of story.steps) if (step.ago === ago) await playStep(story, step);
    });
  }
}
