import type { ImportService } from '../src/imports/import.service.ts';
import type { LinkageService } from '../src/linkage/linkage.service.ts';

/**
 * Publishes a checked file in one transaction; a file already published, or refused meanwhile, is left alone.
 * Newer members are then matched by themselves, so that whoever was enrolled since falls out of the findings.
 */
export function importPublishJob(rooms: { readonly imports: ImportService; readonly linkage: Pick<LinkageService, 'followImport'> }) {
  return async (importId: string): Promise<void> => {
    const outcome = await rooms.imports.publish(importId);
    if (outcome.kind === 'published') await rooms.linkage.followImport(importId);
  };
}
