import type { LinkageService } from '../src/linkage/linkage.service.ts';

/** Performs one run. A run taken over after a crash begins anew; one that has ended is left alone. */
export function linkageRunJob(rooms: { readonly linkage: LinkageService }) {
  return async (runId: string): Promise<void> => {
    await rooms.linkage.perform(runId);
  };
}
