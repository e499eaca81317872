import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { BSON } from 'mongodb';
import { crc32c } from '../wire/crc32c.ts';
import { serverUri } from './scratch.ts';

export interface RawAnswer {
  responseTo: number;
  document: Record<string, unknown>;
}

/** A bare socket to the server under test. */
export async function openSocket(uri = serverUri): Promise<Socket> {
  const { hostname, port } = new URL(uri.replace('mongodb:', 'http:'));
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

function header(code: number, length: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(code, 12);
  return head;
}

/** An OP_MSG of ready sections. */
export function message(
  sections: Buffer[],
  options: { flags?: number; checksum?: 'right' | 'wrong' } = {},
): Buffer {
  const flags = Buffer.alloc(4);
  flags.writeUInt32LE((options.flags ?? 0) | (options.checksum ? 1 : 0));
  const body = Buffer.concat([flags, ...sections]);
  const length = 16 + body.length + (options.checksum ? 4 : 0);
  const bytes = Buffer.concat([header(2013, length), body]);
  if (!options.checksum) return bytes;
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE((crc32c(bytes) + (options.checksum === 'wrong' ? 1 : 0)) >>> 0);
  return Buffer.concat([bytes, sum]);
}

/** An OP_QUERY for the database "admin". */
export function query(document: object): Buffer {
  const rest = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from('admin.$cmd\0'),
    Buffer.from([0, 0, 0, 0, 255, 255, 255, 255]),
    BSON.serialize(document),
  ]);
  return Buffer.concat([header(2004, 16 + rest.length), rest]);
}

export function bodySection(document: object): Buffer {
  return Buffer.concat([Buffer.from([0]), BSON.serialize(document)]);
}

export function sequenceSection(name: string, documents: object[]): Buffer {
  const content = [Buffer.from(`${name}\0`), ...documents.map((each) => BSON.serialize(each))];
  const size = Buffer.alloc(4);
  size.writeInt32LE(content.reduce((sum, part) => sum + part.length, 4));
  return Buffer.concat([Buffer.from([1]), size, ...content]);
}

/** The next answer on the socket. */
export async function nextAnswer(socket: Socket): Promise<RawAnswer> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < 4 || bytes.length < bytes.readInt32LE(0)) {
    const [more] = (await once(socket, 'data')) as [Buffer];
    bytes = Buffer.concat([bytes, more]);
  }
  const start = bytes.readInt32LE(12) === 2013 ? 21 : 36;
  return {
    responseTo: bytes.readInt32LE(8),
    document: BSON.deserialize(bytes.subarray(start)),
  };
}

/** Sends one command just as it stands. */
export async function rawCommand(
  command: object,
  uri = serverUri,
): Promise<Record<string, unknown>> {
  const socket = await openSocket(uri);
  socket.write(message([bodySection(command)]));
  const { document } = await nextAnswer(socket);
  socket.destroy();
  return document;
}
