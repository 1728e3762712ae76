/**
 * The kinds of work that a committed act may ask for. A topic is stored in the outbox, so a name here is
 * never changed; `jobs/worker.ts` refuses to start unless each has exactly one handler.
 */
export const TOPICS = [
  'import.check',
  'import.publish',
  'import.withdrawn',
  'quality.score',
  'linkage.run',
  'linkage.chunk',
  'linkage.published',
  'letter.deliver',
  'letter.reconcile',
  'case.deadlines',
  'coverage.protections',
  'mail.send',
] as const;

export type Topic = (typeof TOPICS)[number];
