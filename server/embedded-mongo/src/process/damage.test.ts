import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Collection, MongoClient } from 'mongodb';
import { openStore } from '../storage/environment.ts';
import { formatKey, numberBytes } from '../storage/keys-of-catalogue.ts';
import { spawnServer } from './spawn-server.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'embedded-damage-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

interface Item {
  _id: number;
  n: number;
  tags: string[];
  text: string;
}

const total = 3000;
const itemOf = (n: number): Item => ({
  _id: n,
  n,
  tags: [`tag-${n}-left`, `tag-${n}-right`],
  text: `text of ${n} ${'x'.repeat(200)}`,
});

async function withItems<T>(data: string, work: (items: Collection<Item>) => Promise<T>) {
  const server = await spawnServer(data);
  const client = await MongoClient.connect(server.uri);
  try {
    return await work(client.db('a').collection<Item>('items'));
  } finally {
    await client.close();
    await server.end('SIGTERM');
  }
}

async function filled(name: string): Promise<string> {
  const data = path.join(scratch, name);
  await withItems(data, async (items) => {
    await items.createIndex({ tags: 1 });
    await items.insertMany(Array.from({ length: total }, (_, n) => itemOf(n)));
  });
  return data;
}

/** Flips one bit wherever these bytes stand in the data file, old pages included. */
async function flipBitIn(data: string, text: string): Promise<void> {
  const file = path.join(data, 'data.mdb');
  const bytes = await readFile(file);
  let at = bytes.indexOf(text);
  expect(at).toBeGreaterThan(0);
  for (; at >= 0; at = bytes.indexOf(text, at + 1)) bytes[at + 2] = (bytes[at + 2] as number) ^ 1;
  await writeFile(file, bytes);
}

describe('a flipped bit in the data file', () => {
  it('is refused with words where a document is read, and leaves the others readable', async () => {
    const data = await filled('document');
    await flipBitIn(data, 'text of 1234 ');
    await withItems(data, async (items) => {
      await expect(items.findOne({ _id: 1234 })).rejects.toThrow('The data file is damaged');
      await expect(items.find().toArray()).rejects.toThrow('The data file is damaged');
      await expect(items.updateOne({ _id: 1234 }, { $set: { n: 1 } })).rejects.toThrow('damaged');
      expect(await items.findOne({ _id: 1235 })).toEqual(itemOf(1235));
    });
  });

  it('is refused in the key of an index entry', async () => {
    const data = await filled('index');
    await flipBitIn(data, '\x11tag-77-left\0');
    await withItems(data, async (items) => {
      const listed = items.find({ tags: /^t/ }).sort({ tags: 1 }).hint('tags_1').toArray();
      await expect(listed).rejects.toThrow('The data file is damaged');
    });
  });
});

describe('a directory of the format without checksums', () => {
  it('is taken over with all it holds', async () => {
    const data = await filled('older');
    const store = openStore(data);
    const entries = [...store.getRange({ start: Buffer.from([0]) })];
    expect(entries.length).toBeGreaterThan(3 * total);
    store.transactionSync(() => {
      for (const { key, value } of entries) store.putSync(key, value.subarray(0, -4));
      store.putSync(formatKey, numberBytes(1));
    });
    await store.close();
    for (let start = 0; start < 2; start += 1)
      await withItems(data, async (items) => {
        expect(await items.find().sort({ _id: 1 }).toArray()).toEqual(
          Array.from({ length: total }, (_, n) => itemOf(n)),
        );
        expect(await items.findOne({ tags: 'tag-9-right' })).toEqual(itemOf(9));
      });
  });
});
