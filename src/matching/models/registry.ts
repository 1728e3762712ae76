import type { Model } from '../model.ts';
import { MODEL_2026_11_1 } from './2026-11-1.ts';
import { MODEL_2026_11_2 } from './2026-11-2.ts';

/** All models that ever were in force, oldest first; an old run is read with the weights it used. */
export const MODELS: readonly Model[] = [MODEL_2026_11_1, MODEL_2026_11_2];

/** The model that new runs use. */
export const MODEL_IN_FORCE: Model = MODEL_2026_11_2;

/** The model of a version; null when this release does not know it. */
export function modelOf(version: string): Model | null {
  return MODELS.find((model) => model.version === version) ?? null;
}
