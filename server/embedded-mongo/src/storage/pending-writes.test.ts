import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, type Store } from './environment.ts';
import { PendingWrites } from './pending-writes.ts';
import { StoreView } from './view.ts';

let directory: string;
let store: Store;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'embedded-pending-'));
  store = openStore(directory);
});

afterAll(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const [low, key, high] = [Buffer.from('a'), Buffer.from('k'), Buffer.from('z')];
const value = Buffer.from('v');

it('gathers the next group on top of the one that is being committed', async () => {
  const stored = new StoreView(store);
  const pending = new PendingWrites(store);
  pending.put(key, value);
  const first = pending.commit();
  expect(stored.get(key)).toBeUndefined();
  expect(pending.get(key)).toEqual(value);
  expect(pending.range(low, high, 10, false)).toEqual([{ key, value }]);
  pending.remove(key);
  await first;
  expect(stored.get(key)).toEqual(value);
  expect(pending.get(key)).toBeUndefined();
  await pending.commit();
  expect(stored.get(key)).toBeUndefined();
});
