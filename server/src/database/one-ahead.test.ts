import { setTimeout } from 'node:timers/promises';
import { oneAhead } from './one-ahead.ts';

describe('oneAhead', () => {
  it('gives all items in order, and has one more under way and no more', async () => {
    let made = 0;
    async function* source() {
      for (; made < 5; ) yield ++made;
    }
    const seen: number[] = [];
    for await (const item of oneAhead(source())) {
      await setTimeout(1);
      seen.push(item);
      expect(made).toBe(Math.min(item + 1, 5));
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('throws when it is the turn of what failed, not before', async () => {
    async function* source() {
      yield 'good';
      throw new Error('bad');
    }
    const items = oneAhead(source());
    expect(await items.next()).toEqual({ value: 'good', done: false });
    await setTimeout(1);
    await expect(items.next()).rejects.toThrow('bad');
  });

  it('closes the source when nobody wants more', async () => {
    let isClosed = false;
    async function* source() {
      try {
        for (;;) yield 1;
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of oneAhead(source())) break;
    expect(isClosed).toBe(true);
  });
});
