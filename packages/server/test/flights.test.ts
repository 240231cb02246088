import { expect, test } from 'vitest';
import { flights } from '../src/answers/flights.ts';

/** Work that ends when it is told to. */
function held() {
  const signals: AbortSignal[] = [];
  const ends: { readonly resolve: (value: string) => void; readonly reject: (cause: unknown) => void }[] = [];
  const start = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<string>((resolve, reject) => ends.push({ resolve, reject }));
  };
  return { signals, ends, start };
}

const never = () => new AbortController().signal;

test('equal questions at once are worked on once; the next begins anew', async () => {
  const all = flights<string>();
  const { ends, start } = held();
  const asked = [1, 2, 3].map(() => all.join('a', never(), start));
  const other = all.join('b', never(), start);
  expect(ends).toHaveLength(2);
  ends[0]?.resolve('one');
  ends[1]?.resolve('two');
  expect(await Promise.all([...asked, other])).toEqual(['one', 'one', 'one', 'two']);
  expect(all.has('a')).toBe(false);
  const again = all.join('a', never(), start);
  ends[2]?.resolve('three');
  expect(await again).toBe('three');
});

test('who goes goes alone; the work stops when the last one has gone', async () => {
  const all = flights<string>();
  const { signals, ends, start } = held();
  const [first, second] = [new AbortController(), new AbortController()];
  const asked = [first, second].map(({ signal }) =>
    all.join('a', signal, start).catch((cause: unknown) => cause),
  );
  first.abort('gone');
  expect(await asked[0]).toBe('gone');
  expect(signals[0]?.aborted).toBe(false);
  second.abort('gone too');
  expect(await asked[1]).toBe('gone too');
  expect(signals[0]?.aborted).toBe(true);
  expect(all.has('a')).toBe(false);
  const anew = all.join('a', never(), start);
  ends[0]?.reject(new Error('stopped'));
  ends[1]?.resolve('answer');
  expect(await anew).toBe('answer');
  await expect(all.join('a', first.signal, start)).rejects.toBe('gone');
});

test("a failure is everybody's who waited, and is not kept", async () => {
  const all = flights<string>();
  const { ends, start } = held();
  const asked = [1, 2].map(() => all.join('a', never(), start).catch((cause: Error) => cause.message));
  ends[0]?.reject(new Error('broken'));
  expect(await Promise.all(asked)).toEqual(['broken', 'broken']);
  const again = all.join('a', never(), start);
  ends[1]?.resolve('whole');
  expect(await again).toBe('whole');
});
