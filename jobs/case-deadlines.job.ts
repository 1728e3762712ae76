import type { CaseService } from '../src/cases/case.service.ts';

/** Sweeps every case whose term has passed. Its subject says nothing: the tables say what is due. */
export function caseDeadlinesJob(rooms: { readonly cases: CaseService }) {
  return async (): Promise<void> => {
    await rooms.cases.sweepDeadlines();
  };
}
