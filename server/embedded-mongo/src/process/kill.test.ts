import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Collection, type Db, MongoClient } from 'mongodb';
import { type Server, spawnServer } from './spawn-server.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 12);

/** What the database has acknowledged, and what it may have done without having said so. */
class Oracle {
  readonly inserted = new Set<number>();
  readonly attempted = new Set<number>();
  counted = 0;
  counting = 0;
  next = 0;
}

const accounts = 10;
const fortune = 100 * accounts;

let data: string;
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'embedded-kill-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

async function connect(server: Server): Promise<MongoClient> {
  return MongoClient.connect(server.uri, { retryWrites: false, serverSelectionTimeoutMS: 300 });
}

async function prepare(db: Db): Promise<void> {
  await db.collection('items').createIndex({ n: 1 }, { unique: true });
  await db.collection('items').createIndex({ tags: 1, n: -1 });
  await db.collection('accounts').createIndex({ money: 1 });
  await db
    .collection('accounts')
    .insertMany(Array.from({ length: accounts }, (_, at) => ({ _id: at as never, money: 100 })));
  await db.collection('counter').insertOne({ _id: 'c' as never, n: 0 });
}

async function insertBatches(db: Db, oracle: Oracle): Promise<void> {
  for (;;) {
    const batch = Array.from({ length: 1 + (oracle.next % 30) }, (_, at) => oracle.next + at);
    oracle.next += batch.length;
    for (const n of batch) oracle.attempted.add(n);
    const documents = batch.map((n) => ({
      n,
      tags: [n % 3, `t${n % 5}`],
      text: 'x'.repeat(n % 900),
    }));
    await db.collection('items').insertMany(documents);
    for (const n of batch) oracle.inserted.add(n);
  }
}

async function changeItems(db: Db): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    await db
      .collection('items')
      .updateMany({ tags: turn % 3 }, { $push: { tags: `more${turn % 7}` } as never });
  }
}

async function count(db: Db, oracle: Oracle): Promise<void> {
  for (;;) {
    oracle.counting = oracle.counted + 1;
    await db.collection('counter').updateOne({ _id: 'c' as never }, { $inc: { n: 1 } });
    oracle.counted += 1;
  }
}

async function moveMoney(client: MongoClient, db: Db): Promise<void> {
  const all = db.collection('accounts');
  for (let turn = 0; ; turn += 1) {
    await client.withSession((session) =>
      session.withTransaction(async () => {
        const amount = turn % 17;
        await all.updateOne(
          { _id: (turn % accounts) as never },
          { $inc: { money: -amount } },
          { session },
        );
        const other = (turn * 7 + 3) % accounts;
        await all.updateOne({ _id: other as never }, { $inc: { money: amount } }, { session });
      }),
    );
  }
}

/** Runs everything until the server is killed under it. */
async function workUntilKilled(
  server: Server,
  oracle: Oracle,
  milliseconds: number,
): Promise<void> {
  const client = await connect(server);
  const db = client.db('kill');
  const work = [
    insertBatches(db, oracle),
    changeItems(db),
    count(db, oracle),
    moveMoney(client, db),
  ];
  const broken = Promise.allSettled(work);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await server.end('SIGKILL');
  await client.close(true);
  await broken;
}

async function verify(db: Db, oracle: Oracle): Promise<void> {
  const found = new Set(await db.collection('items').distinct('n'));
  expect([...oracle.inserted].filter((n) => !found.has(n))).toEqual([]);
  expect([...found].filter((n) => !oracle.attempted.has(n))).toEqual([]);
  const counter = await db.collection('counter').findOne();
  expect(counter?.n).toBeGreaterThanOrEqual(oracle.counted);
  expect(counter?.n).toBeLessThanOrEqual(oracle.counting);
  oracle.counted = counter?.n;
  const held = await db.collection('accounts').find().toArray();
  expect(held.reduce((sum, { money }) => sum + money, 0)).toBe(fortune);
  for (const name of ['items', 'accounts']) await verifyIndexes(db.collection(name));
}

/** Every index leads to every document, and to nothing else. */
async function verifyIndexes(collection: Collection): Promise<void> {
  const scanned = await collection.find().hint({ $natural: 1 }).toArray();
  expect(await collection.estimatedDocumentCount()).toBe(scanned.length);
  const ids = scanned.map(({ _id }) => String(_id)).sort();
  for (const { name } of await collection.indexes()) {
    const through = await collection
      .find({}, { projection: { _id: 1 } })
      .hint(String(name))
      .toArray();
    expect(through.map(({ _id }) => String(_id)).sort()).toEqual(ids);
  }
  const tag = scanned[0]?.tags?.[0];
  if (tag === undefined) return;
  const byIndex = await collection.find({ tags: tag }).sort({ n: 1 }).toArray();
  const byScan = await collection
    .find({ tags: tag })
    .hint({ $natural: 1 })
    .sort({ n: 1 })
    .toArray();
  expect(byIndex).toEqual(byScan);
}

it(
  `loses nothing and halves nothing when it is killed ${rounds} times`,
  async () => {
    const oracle = new Oracle();
    const first = await spawnServer(data);
    const client = await connect(first);
    await prepare(client.db('kill'));
    await client.close();
    await first.end('SIGKILL');
    for (let round = 0; round < rounds; round += 1) {
      const server = await spawnServer(data);
      await workUntilKilled(server, oracle, 40 + Math.floor(Math.random() * 350));
      const again = await spawnServer(data);
      const reader = await connect(again);
      await verify(reader.db('kill'), oracle);
      await reader.close();
      await again.end(round % 2 === 0 ? 'SIGKILL' : 'SIGTERM');
    }
    expect(oracle.inserted.size).toBeGreaterThan(rounds);
    expect(oracle.counted).toBeGreaterThan(rounds);
  },
  30_000 + rounds * 6_000,
);
