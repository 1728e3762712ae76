import type { LinkageService } from '../src/linkage/linkage.service.ts';
import type { QualityService } from '../src/quality/quality.service.ts';

/** A published file was taken back: what still holds is matched again, and its neighbours are judged again. Safe to run twice. */
export function importWithdrawnJob(rooms: { readonly linkage: Pick<LinkageService, 'followImport'>; readonly quality: QualityService }) {
  return async (importId: string): Promise<void> => {
    await rooms.quality.rescoreAfter(importId);
    await rooms.linkage.followImport(importId);
  };
}
