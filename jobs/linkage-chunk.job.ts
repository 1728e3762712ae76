import type { HelpWithChunk } from '../src/linkage/chunk-work.ts';

/** Compares one chunk of a run that another process conducts; one that is done, or of a run that has ended, is left alone. */
export function linkageChunkJob(rooms: { readonly helpWithChunk: HelpWithChunk }) {
  return async (chunk: string): Promise<void> => {
    await rooms.helpWithChunk(chunk);
  };
}
