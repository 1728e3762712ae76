import type { Rooms } from '../src/compose.ts';
import type { Topic } from '../src/platform/topics.ts';
import { caseDeadlinesJob } from './case-deadlines.job.ts';
import { handler as coverageProtections } from './coverage-protections.job.ts';
import { handler as deliverLetter, reconcile as reconcileLetters } from './deliver-letter.job.ts';
import { importCheckJob } from './import-check.job.ts';
import { importPublishJob } from './import-publish.job.ts';
import { importWithdrawnJob } from './import-withdrawn.job.ts';
import { linkageChunkJob } from './linkage-chunk.job.ts';
import { linkagePublishedJob } from './linkage-published.job.ts';
import { linkageRunJob } from './linkage-run.job.ts';
import { scoreQualityJob } from './score-quality.job.ts';
import { handler as sendMail } from './send-mail.job.ts';

/** Exactly one handler for each topic; the type checker refuses a missing or an unknown one. */
export type Handlers = Readonly<Record<Topic, (subjectId: string) => Promise<void>>>;

/** The handlers of the house. */
export function handlersOf(rooms: Rooms): Handlers {
  const { database, mailer, config } = rooms;
  return {
    'import.check': importCheckJob(rooms),
    'import.publish': importPublishJob(rooms),
    'import.withdrawn': importWithdrawnJob(rooms),
    'quality.score': scoreQualityJob(rooms),
    'linkage.run': linkageRunJob(rooms),
    'linkage.chunk': linkageChunkJob(rooms),
    'linkage.published': linkagePublishedJob(rooms),
    'letter.deliver': deliverLetter(rooms),
    'letter.reconcile': reconcileLetters(rooms),
    'case.deadlines': caseDeadlinesJob(rooms),
    'coverage.protections': coverageProtections(rooms),
    'mail.send': sendMail({ database, mailer, codeKey: config.sessionKey, publicUrl: config.publicUrl }),
  };
}
