import { PlumblineError } from '@plumbline/diagnostics';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fairQueue, type QueueLimits } from '../src/admission/fair-queue.ts';

const limits: QueueLimits = { running: 1, waiting: 10, waitingPerUser: 5, waitMs: 10_000 };
const never = new AbortController().signal;

/** Enters for each user in order while one query runs; gives the order in which they got their turn. */
async function turnsOf(users: readonly string[], running = 1): Promise<readonly string[]> {
  const queue = fairQueue({ ...limits, running, waiting: 100, waitingPerUser: 100 });
  const first = await Promise.all(Array.from({ length: running }, () => queue.enter('first', never)));
  const order: string[] = [];
  const all = users.map(async (user, i) => {
    const leave = await queue.enter(user, never);
    order.push(`${user}${i}`);
    await Promise.resolve();
    leave();
  });
  for (const leave of first) leave();
  await Promise.all(all);
  expect(queue.counts()).toEqual({ running: 0, waiting: 0 });
  return order;
}

describe('a fair queue', () => {
  test('users take turns, however many queries each has sent', async () => {
    expect(await turnsOf(['ann', 'ann', 'ann', 'bob', 'cy', 'bob'])).toEqual([
      'ann0',
      'bob3',
      'cy4',
      'ann1',
      'bob5',
      'ann2',
    ]);
  });

  test('nobody is forgotten, and each user keeps his order', async () => {
    const users = fc.array(fc.constantFrom('ann', 'bob', 'cy'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(users, fc.integer({ min: 1, max: 4 }), async (asked, running) => {
        const order = await turnsOf(asked, running);
        expect([...order].sort()).toEqual(asked.map((user, i) => `${user}${i}`).sort());
        for (const user of new Set(asked)) {
          const own = order
            .filter((name) => name.startsWith(user))
            .map((name) => Number(name.slice(user.length)));
          expect(own).toEqual([...own].sort((a, b) => a - b));
        }
      }),
    );
  });

  test('so many run, so many wait; the next is refused', async () => {
    const queue = fairQueue({ ...limits, waiting: 3, waitingPerUser: 2 });
    const leave = await queue.enter('ann', never);
    const waiting = [queue.enter('ann', never), queue.enter('ann', never)];
    const refusal = (user: string) => queue.enter(user, never).catch((cause: unknown) => cause);
    const own = await refusal('ann');
    expect(own instanceof PlumblineError && own.diagnostics[0]?.params).toEqual({ waiting: 2, own: true });
    waiting.push(queue.enter('bob', never));
    const all = await refusal('cy');
    expect(all instanceof PlumblineError && all.diagnostics[0]?.params).toEqual({ waiting: 3, own: false });
    expect(queue.counts()).toEqual({ running: 1, waiting: 3 });
    leave();
    await Promise.all(waiting.map(async (turn) => (await turn)()));
    expect(queue.counts()).toEqual({ running: 0, waiting: 0 });
  });

  test('who gives up leaves the queue; a place is given back once', async () => {
    const queue = fairQueue(limits);
    const leave = await queue.enter('ann', never);
    const gone = new AbortController();
    const waiting = queue.enter('bob', gone.signal).catch((cause: unknown) => cause);
    gone.abort('gone');
    expect(await waiting).toBe('gone');
    expect(queue.counts()).toEqual({ running: 1, waiting: 0 });
    leave();
    leave();
    expect(queue.counts()).toEqual({ running: 0, waiting: 0 });
  });

  test('who waits too long is told so', async () => {
    const queue = fairQueue({ ...limits, waitMs: 20 });
    const leave = await queue.enter('ann', never);
    const late = await queue.enter('bob', never).catch((cause: unknown) => cause);
    expect(late instanceof PlumblineError && late.diagnostics[0]?.code).toBe('server/waited-too-long');
    expect(queue.counts()).toEqual({ running: 1, waiting: 0 });
    leave();
  });
});
