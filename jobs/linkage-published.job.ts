import type { CaseService } from '../src/cases/case.service.ts';

/** Tells the cases what a published run found: what was cured falls, and cases without findings close. */
export function linkagePublishedJob(rooms: { readonly cases: CaseService }) {
  return async (runId: string): Promise<void> => {
    await rooms.cases.runPublished(runId);
  };
}
