import type { Model } from '../model.ts';
import { MODEL_2026_11_1 } from './2026-11-1.ts';

/**
 * A wider review band: a worker with a likely card goes to a person rather than being called missing. And less proof
 * for a pair without any rival: of such pairs from one bit on, all of 164 were true on a generated world of 250,000
 * workers at the noise of the field, and 1,705 of 1,717 at three times that noise.
 */
export const MODEL_2026_11_2: Model = {
  ...MODEL_2026_11_1,
  version: '2026.11-2',
  reviewedOn: '2026-11-23',
  grounds:
    'On generated worlds of 100,000 workers at three-fold noise the wider band took a quarter of the wrong accusations away and sent 0.05 % more workers to review; links stay as they were.',
  aloneFrom: 1,
  reviewFrom: -7,
};
