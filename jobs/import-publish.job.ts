import type { ImportService } from '../src/imports/import.service.ts';

/** Publishes a checked file in one transaction; a file already published, or refused meanwhile, is left alone. */
export function importPublishJob(rooms: { readonly imports: ImportService }) {
  return async (importId: string): Promise<void> => {
    await rooms.imports.publish(importId);
  };
}
