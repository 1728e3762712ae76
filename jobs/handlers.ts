import type { Topic } from '../src/platform/topics.ts';

/** Exactly one handler for each topic; the type checker refuses a missing or an unknown one. */
export function handlersOf(_rooms: unknown): Handlers { throw new Error('x'); }
export type Handlers = Readonly<Record<Topic, (subjectId: string) => Promise<void>>>;
