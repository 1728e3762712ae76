import { describe, expect, it } from '@jest/globals';
import { handler, reconcile } from '../../jobs/deliver-letter.job.ts';

const ID = '01930000-0000-7000-8000-000000000001';

function recording() {
  const calls: string[] = [];
  const delivery = {
    deliver: (id: string) => {
      calls.push(id);
      return Promise.resolve({ kind: 'accepted' as const });
    },
    reconcile: () => {
      calls.push('reconcile');
      return Promise.resolve(0);
    },
  };
  return { calls, rooms: { delivery } };
}

describe('the job that delivers a letter', () => {
  it('asks for one try of the letter it names, as often as it is run', async () => {
    const { calls, rooms } = recording();
    await handler(rooms)(ID);
    await handler(rooms)(ID);
    expect(calls).toEqual([ID, ID]);
  });

  it('refuses a subject that is no letter', async () => {
    const { calls, rooms } = recording();
    await expect(handler(rooms)('semua')).rejects.toThrow();
    expect(calls).toEqual([]);
  });

  it('has a sweep beside it', async () => {
    const { calls, rooms } = recording();
    await reconcile(rooms)();
    expect(calls).toEqual(['reconcile']);
  });
});
