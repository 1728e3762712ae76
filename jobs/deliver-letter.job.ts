import { z } from 'zod';
import type { DeliveryService } from '../src/notices/delivery.service.ts';

const LetterId = z.uuid();

/** What the job needs of the house. */
export interface DeliverLetterRooms {
  readonly delivery: Pick<DeliveryService, 'deliver' | 'reconcile'>;
}

/**
 * The job of topic `letter.deliver`: one try for one letter. It only asks whether the letter is due; the row
 * decides, so an early, late or repeated job does no harm. A deferred letter asks for its own next try.
 */
export const handler =
  ({ delivery }: DeliverLetterRooms) =>
  async (subjectId: string): Promise<void> => {
    await delivery.deliver(LetterId.parse(subjectId));
  };

/** The sweep beside it: rings again for letters whose worker or doorbell was lost. */
export const reconcile =
  ({ delivery }: DeliverLetterRooms) =>
  async (): Promise<void> => {
    await delivery.reconcile();
  };
