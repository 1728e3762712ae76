import type { QualityService } from '../src/quality/quality.service.ts';

/** Judges the data of a source after one of its files was published; publishing itself does not wait for it. */
export function scoreQualityJob(rooms: { readonly quality: QualityService }) {
  return (importId: string): Promise<void> => rooms.quality.score(importId);
}
