import type { ImportService } from '../src/imports/import.service.ts';

/** Reads a received file into staging. Taken over after a crash it begins anew; a file already checked is left alone. */
export function importCheckJob(rooms: { readonly imports: ImportService }) {
  return async (importId: string): Promise<void> => {
    await rooms.imports.check(importId);
  };
}
