import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Collection, Long, MongoClient, UUID } from 'mongodb';
import { bodySection, message, nextAnswer, openSocket } from '../conformance/raw-connection.ts';
import { type Server, spawnServer } from './spawn-server.ts';

interface Item {
  _id: number;
  n: number;
}

let data: string;
let server: Server;
let client: MongoClient;
let items: Collection<Item>;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'embedded-abandoned-'));
  server = await spawnServer(data);
  client = await MongoClient.connect(server.uri);
  items = client.db('abandoned').collection<Item>('items');
});
beforeEach(async () => {
  await items.deleteMany({});
  await items.insertOne({ _id: 1, n: 0 });
});
afterAll(async () => {
  await client.close();
  await server.end('SIGTERM');
  await rm(data, { recursive: true, force: true });
});

const increment = { q: { _id: 1 }, u: { $inc: { n: 10 } } };

/** Speaks in one transaction over whichever connection. */
function aTransaction() {
  const part = { lsid: { id: new UUID() }, txnNumber: Long.ONE };
  let start: object = { startTransaction: true };
  return async (socket: Socket, command: object, database = 'abandoned') => {
    const body = { ...command, $db: database, ...part, autocommit: false, ...start };
    start = {};
    socket.write(message([bodySection(body)]));
    return (await nextAnswer(socket)).document;
  };
}

/** A write of somebody else: done once nobody holds the document. */
async function written(): Promise<'at once' | 'waiting'> {
  const write = items.updateOne({ _id: 1 }, { $inc: { n: 1 } }).then(() => 'at once' as const);
  const waiting = new Promise<'waiting'>((resolve) => setTimeout(resolve, 700, 'waiting'));
  return Promise.race([write, waiting]);
}

const stored = async () => (await items.findOne({ _id: 1 }))?.n;

it('goes with the last of the connections that took part in it', async () => {
  const say = aTransaction();
  const [one, two, stranger] = await Promise.all([1, 2, 3].map(() => openSocket(server.uri)));
  if (!one || !two || !stranger) throw new Error('No connections');
  await say(one, { update: 'items', updates: [increment] });
  await say(two, { find: 'items' });
  stranger.destroy();
  one.destroy();
  expect(await written()).toBe('waiting');
  two.destroy();
  expect(await written()).toBe('at once');
  expect(await stored()).toBe(2);
});

it('goes when the connection was closed before its command was carried out', async () => {
  const say = aTransaction();
  const socket = await openSocket(server.uri);
  const unanswered = say(socket, { update: 'items', updates: [increment] });
  unanswered.catch(() => undefined);
  socket.end();
  expect(await written()).toBe('at once');
  expect(await stored()).toBe(1);
});

it('is committed all the same when its commit was the last word of a connection', async () => {
  const say = aTransaction();
  const socket = await openSocket(server.uri);
  await say(socket, { update: 'items', updates: [increment] });
  say(socket, { commitTransaction: 1 }, 'admin').catch(() => undefined);
  socket.end();
  expect(await written()).toBe('at once');
  expect(await stored()).toBe(11);
});

it('goes with a client process that is killed', async () => {
  const script = `
    import { MongoClient } from 'mongodb';
    const client = await MongoClient.connect(${JSON.stringify(server.uri)});
    const session = client.startSession();
    session.startTransaction();
    const items = client.db('abandoned').collection('items');
    await items.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session });
    console.log('open');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: path.resolve('server/embedded-mongo'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  await once(createInterface({ input: child.stdout }), 'line');
  expect(await written()).toBe('waiting');
  child.kill('SIGKILL');
  await gone;
  expect(await written()).toBe('at once');
  expect(await stored()).toBe(2);
});
