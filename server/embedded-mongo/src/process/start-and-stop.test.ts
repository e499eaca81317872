import { chmod, cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Long, MongoClient, UUID } from 'mongodb';
import {
  bodySection,
  message,
  nextAnswer,
  openSocket,
  rawCommand,
} from '../conformance/raw-connection.ts';
import { openStore } from '../storage/environment.ts';
import { formatKey, numberBytes } from '../storage/keys-of-catalogue.ts';
import { failingStart, spawnServer } from './spawn-server.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'embedded-start-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

async function filled(name: string): Promise<string> {
  const data = path.join(scratch, name);
  const server = await spawnServer(data);
  const client = await MongoClient.connect(server.uri);
  const documents = Array.from({ length: 500 }, (_, n) => ({ n, text: 'x'.repeat(300) }));
  await client.db('a').collection('b').insertMany(documents);
  await client.close();
  expect(await server.end('SIGTERM')).toBe(0);
  return data;
}

/** One sentence on standard error, and an exit code that tells. */
async function expectRefusal(args: string[], words: RegExp): Promise<void> {
  const refused = await failingStart(args);
  expect(refused.words).toMatch(words);
  expect(refused.words.trim().split('\n')).toHaveLength(1);
  expect(refused.code).toBe(1);
}

describe('the process', () => {
  it('keeps its data over a clean end, whichever signal asks for it', async () => {
    const data = await filled('kept');
    const server = await spawnServer(data);
    const client = await MongoClient.connect(server.uri);
    expect(await client.db('a').collection('b').countDocuments()).toBe(500);
    await client.close();
    expect(await server.end('SIGINT')).toBe(0);
  });

  it('ends while clients are connected and at work', async () => {
    const server = await spawnServer(path.join(scratch, 'busy'));
    const client = await MongoClient.connect(server.uri, { serverSelectionTimeoutMS: 500 });
    const writing = Array.from({ length: 50 }, (_, n) =>
      client
        .db('a')
        .collection('b')
        .insertOne({ n })
        .catch(() => undefined),
    );
    expect(await server.end('SIGTERM')).toBe(0);
    await Promise.all(writing);
    await client.close(true);
  });

  it('says that another process holds the directory', async () => {
    const data = path.join(scratch, 'held');
    const server = await spawnServer(data);
    await expectRefusal(['--data', data, '--port', '0'], /in use by another process/);
    await server.end('SIGKILL');
    const next = await spawnServer(data);
    expect(await next.end('SIGTERM')).toBe(0);
  });

  it('says that the port is busy', async () => {
    const server = await spawnServer(path.join(scratch, 'first'));
    const { port } = new URL(server.uri.replace('mongodb:', 'http:'));
    await expectRefusal(
      ['--data', path.join(scratch, 'second'), '--port', port],
      /Port \d+ is in use/,
    );
    await server.end('SIGTERM');
  });

  it('says that the directory is corrupt', async () => {
    const data = await filled('corrupt');
    await writeFile(path.join(data, 'data.mdb'), 'this is no database '.repeat(1000));
    await expectRefusal(['--data', data, '--port', '0'], /corrupt/);
  });

  it('says that the file is cut off', async () => {
    const data = path.join(scratch, 'cut');
    await cp(await filled('whole'), data, {
      recursive: true,
      filter: (file) => !file.endsWith('.sock'),
    });
    await truncate(path.join(data, 'data.mdb'), 40_000);
    await expectRefusal(['--data', data, '--port', '0'], /corrupt.*cut off/);
  });

  it('says that the format is newer than it knows', async () => {
    const data = await filled('newer');
    const store = openStore(data);
    store.putSync(formatKey, numberBytes(99));
    await store.close();
    await expectRefusal(['--data', data, '--port', '0'], /format 99.*newer version/);
  });

  it('says that the directory holds something else', async () => {
    const data = path.join(scratch, 'other');
    await mkdir(data);
    await writeFile(path.join(data, 'letter.txt'), 'mine');
    await expectRefusal(['--data', data, '--port', '0'], /other files/);
  });

  it('says that the directory cannot be written', async () => {
    const file = path.join(scratch, 'file');
    await writeFile(file, '');
    await expectRefusal(['--data', path.join(file, 'below'), '--port', '0'], /cannot be made/);
    if (process.getuid?.() === 0) return; // nothing is closed to root
    const data = path.join(scratch, 'read-only');
    await mkdir(data);
    await chmod(data, 0o500);
    await expectRefusal(['--data', data, '--port', '0'], /not writable/);
  });

  it.each([
    [['--port', '0'], /--data is missing/],
    [['--data', 'x', '--port', 'seven'], /port seven/],
    [['--data', 'x', '--wrong'], /wrong/],
  ])('says what is wrong with its options', async (args, words) => {
    await expectRefusal(args, words);
  });

  it('remembers over a sudden end what a repeated write has done', async () => {
    const data = path.join(scratch, 'repeated');
    const lsid = { id: new UUID() };
    const inTransaction = { lsid, txnNumber: Long.fromNumber(2), autocommit: false };
    const increment = {
      update: 'b',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      lsid,
      txnNumber: Long.fromNumber(1),
      $db: 'a',
    };
    const commit = { commitTransaction: 1, ...inTransaction, $db: 'admin' };
    const first = await spawnServer(data);
    expect(await rawCommand(increment, first.uri)).toMatchObject({ ok: 1, n: 1 });
    await first.end('SIGKILL');
    const second = await spawnServer(data);
    expect(await rawCommand(increment, second.uri)).toMatchObject({ ok: 1, n: 1 });
    const begin = {
      insert: 'b',
      documents: [{ _id: 2 }],
      startTransaction: true,
      ...inTransaction,
      $db: 'a',
    };
    const socket = await openSocket(second.uri);
    for (const command of [begin, commit]) {
      socket.write(message([bodySection(command)]));
      expect((await nextAnswer(socket)).document).toMatchObject({ ok: 1 });
    }
    await second.end('SIGKILL');
    const third = await spawnServer(data);
    expect(await rawCommand(commit, third.uri)).toMatchObject({ ok: 1 });
    expect(await rawCommand(increment, third.uri)).toMatchObject({ ok: 0, code: 225 });
    const { cursor } = await rawCommand({ find: 'b', $db: 'a' }, third.uri);
    expect(cursor).toMatchObject({ firstBatch: [{ _id: 1, n: 1 }, { _id: 2 }] });
    await third.end('SIGTERM');
  });

  it('removes what has expired', async () => {
    const server = await spawnServer(path.join(scratch, 'expiry'), '--expiry-interval', '0.1');
    const client = await MongoClient.connect(server.uri);
    const leases = client.db('a').collection('leases');
    await leases.createIndex({ until: 1 }, { expireAfterSeconds: 0 });
    const past = new Date(Date.now() - 1000);
    const future = new Date(Date.now() + 60_000);
    await leases.insertMany([
      { until: past },
      { until: future },
      { until: 'no date' },
      { until: [future, past] },
      {},
    ]);
    for (let tries = 0; (await leases.estimatedDocumentCount()) > 3 && tries < 50; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await leases.find().toArray()).map(({ until }) => until)).toEqual([
      future,
      'no date',
      undefined,
    ]);
    await client.close();
    await server.end('SIGTERM');
  });
});
