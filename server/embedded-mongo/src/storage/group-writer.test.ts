import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseError } from '../errors.ts';
import { openStore, type Store } from './environment.ts';
import { GroupWriter, type Writing } from './group-writer.ts';
import { PendingWrites, StoreFailure } from './pending-writes.ts';
import { StoreView } from './view.ts';

let directory: string;
let store: Store;
let aborted = 0;
let stored: StoreView;
let pending: PendingWrites;
let writer: GroupWriter;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'embedded-groups-'));
  store = openStore(directory);
  stored = new StoreView(store);
  pending = new PendingWrites(store);
  writer = new GroupWriter(pending, {
    beforeCommit: () => undefined,
    afterAbort: () => {
      aborted += 1;
    },
  });
});

afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const key = (name: string) => Buffer.from(name);
const value = Buffer.from('v');

function* writeSlowly(names: string[]): Writing<number> {
  for (const name of names) {
    pending.put(key(name), value);
    yield undefined;
  }
  return names.length;
}

describe('the group writer', () => {
  it('answers once everything is stored', async () => {
    expect(
      await Promise.all([writer.run(() => writeSlowly(['a', 'b'])), writer.runAtOnce(() => 7)]),
    ).toEqual([2, 7]);
    expect(stored.get(key('b'))).toEqual(value);
  });

  it('leaves an error to the work that threw it', async () => {
    const failing = writer.runAtOnce(() => {
      throw new DatabaseError('BadValue', 'mine');
    });
    const other = writer.run(() => writeSlowly(['c']));
    await expect(failing).rejects.toThrow('mine');
    expect(await other).toBe(1);
    expect(stored.get(key('c'))).toEqual(value);
  });

  it('undoes the whole group when the store fails', async () => {
    const before = writer.run(() => writeSlowly(['d']));
    const failing = writer.runAtOnce(() => {
      throw new StoreFailure('disk full');
    });
    await expect(before).rejects.toThrow('disk full');
    await expect(failing).rejects.toThrow('disk full');
    expect(stored.get(key('d'))).toBeUndefined();
    expect(aborted).toBe(1);
    expect(await writer.run(() => writeSlowly(['e']))).toBe(1);
  });

  it('undoes the whole group when it cannot be handed to the store', async () => {
    const before = writer.run(() => writeSlowly(['f']));
    const failing = writer.runAtOnce(() => pending.put(Buffer.alloc(5000), value));
    await expect(before).rejects.toThrow('a key has 5000 bytes');
    await expect(failing).rejects.toThrow('a key has 5000 bytes');
    expect(stored.get(key('f'))).toBeUndefined();
  });

  it('shows writers at once what readers see when it is on the disk', async () => {
    let seen: [unknown, unknown] | undefined;
    await writer.runAtOnce(() => {
      pending.put(key('g'), value);
      seen = [pending.get(key('g')), stored.get(key('g'))];
    });
    expect(seen).toEqual([value, undefined]);
    expect(stored.get(key('g'))).toEqual(value);
  });

  it('goes on with others while one waits', async () => {
    const order: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const waiting = writer.run(function* (): Writing<void> {
      yield held;
      order.push('waited');
    });
    await writer.runAtOnce(() => order.push('went on'));
    release();
    await waiting;
    expect(order).toEqual(['went on', 'waited']);
  });

  it('spreads long work over groups and lets others in between', async () => {
    const names = Array.from({ length: 200_000 }, (_, at) => `long${at}`);
    let finished = false;
    const long = writer
      .run(() => writeSlowly(names))
      .then(() => {
        finished = true;
      });
    await writer.runAtOnce(() => undefined);
    expect(finished).toBe(false);
    await long;
    expect(stored.get(key('long199999'))).toEqual(value);
  });
});
