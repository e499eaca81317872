import { once } from 'node:events';
import type { Socket } from 'node:net';
import fc from 'fast-check';
import {
  nextAnswer as answer,
  bodySection as body,
  openSocket as connection,
  message,
  query,
  sequenceSection as sequence,
} from './raw-connection.ts';
import { useScratch } from './scratch.ts';

const scratch = useScratch();

async function isClosed(socket: Socket): Promise<boolean> {
  socket.on('error', () => undefined);
  const timeout = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3000).unref());
  return Promise.race([once(socket, 'close').then(() => true), timeout]);
}

const tooDeep = Array.from({ length: 200 }).reduce<object>((inner) => ({ inner }), {});

describe('OP_MSG', () => {
  it('carries documents in sequences, in pieces, with a checksum', async () => {
    const socket = await connection();
    const command = { insert: 'sequences', $db: scratch.db.databaseName };
    const bytes = message([body(command), sequence('documents', [{ _id: 1 }, { _id: 2 }])], {
      checksum: 'right',
    });
    socket.write(bytes.subarray(0, 30));
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.write(bytes.subarray(30));
    expect(await answer(socket)).toMatchObject({ responseTo: 7, document: { n: 2, ok: 1 } });
    socket.destroy();
  });

  it('is not answered when more is to come', async () => {
    const socket = await connection();
    const command = {
      insert: 'unanswered',
      documents: [{ _id: 1 }],
      writeConcern: { w: 0 },
      $db: scratch.db.databaseName,
    };
    socket.write(
      Buffer.concat([
        message([body(command)], { flags: 2 }),
        message([body({ ping: 1, $db: 'admin' })]),
      ]),
    );
    const { document } = await answer(socket);
    expect(document).toMatchObject({ ok: 1 });
    expect(document.n).toBeUndefined();
    socket.destroy();
  });

  it('is answered with an error when a document is nested too deep', async () => {
    const socket = await connection();
    socket.write(message([body({ insert: 'deep', documents: [tooDeep], $db: 'admin' })]));
    expect((await answer(socket)).document).toMatchObject({ code: 15 });
    socket.write(message([body({ ping: 1, $db: 'admin' })]));
    expect((await answer(socket)).document).toMatchObject({ ok: 1 });
    socket.destroy();
  });

  const broken = {
    'a wrong checksum': message([body({ ping: 1, $db: 'admin' })], { checksum: 'wrong' }),
    'an unknown required flag': message([body({ ping: 1, $db: 'admin' })], { flags: 1 << 5 }),
    'an unknown section': message([Buffer.from([9, 0, 0, 0, 0])]),
    'no body': message([sequence('documents', [{}])]),
    'too deep a document that may not be answered': message(
      [body({ insert: 'deep', documents: [tooDeep], $db: 'admin' })],
      { flags: 2 },
    ),
    'a truncated document': message([Buffer.from([0, 50, 0, 0, 0, 1, 2])]),
    'an impossible length': Buffer.from([255, 255, 255, 127, 0, 0, 0, 0, 0, 0, 0, 0, 221, 7, 0, 0]),
    'a negative length': Buffer.from([255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 221, 7, 0, 0]),
    'an unknown operation': Buffer.from([16, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 0, 0]),
  };

  it.each(Object.entries(broken))(
    'closes its connection and no other: %s',
    async (_name, bytes) => {
      const socket = await connection();
      socket.write(bytes);
      expect(await isClosed(socket)).toBe(true);
      expect(await scratch.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
    },
  );
});

it('survives whatever bytes arrive', async () => {
  const sound = message([
    body({ insert: 'c', documents: [{ a: [1, { b: 'x' }] }], $db: scratch.db.databaseName }),
  ]);
  const mutation = fc.array(fc.tuple(fc.nat(sound.length - 17), fc.nat(255)), { minLength: 1 });
  const mutated = mutation.map((changes) => {
    const bytes = Buffer.from(sound);
    for (const [at, byte] of changes) bytes[16 + at] = byte;
    return bytes;
  });
  const random = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  await fc.assert(
    fc.asyncProperty(fc.oneof(mutated, random), async (bytes) => {
      const socket = await connection();
      const ended = Promise.race([once(socket, 'data'), isClosed(socket)]);
      socket.end(bytes);
      await ended;
      socket.destroy();
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 200) },
  );
  expect(await scratch.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
});

describe('OP_QUERY', () => {
  it('answers hello', async () => {
    const socket = await connection();
    socket.write(query({ isMaster: 1, helloOk: true }));
    const { responseTo, document } = await answer(socket);
    expect(responseTo).toBe(7);
    expect(document).toMatchObject({ ismaster: true, ok: 1, logicalSessionTimeoutMinutes: 30 });
    socket.destroy();
  });
});
