import { validateDocument } from '../bson/elements.ts';
import { crc32c } from './crc32c.ts';
import { MalformedMessage } from './malformed.ts';

const flag = { checksum: 1, moreToCome: 2 } as const;

/** The low 16 flag bits must be understood by whoever receives them. */
const requiredFlags = 0xffff & ~(flag.checksum | flag.moreToCome);

export interface OpMessage {
  raw: Buffer;
  sequences: Map<string, Buffer[]>;
  /** The client waits for no answer. */
  moreToCome: boolean;
}

/** Reads OP_MSG after its header. Every document in it is checked to be sound BSON. */
export function readMessage(header: Buffer, body: Buffer): OpMessage {
  if (body.length < 10) throw new MalformedMessage('OP_MSG is too short');
  const flags = body.readUInt32LE(0);
  if (flags & requiredFlags) throw new MalformedMessage('OP_MSG has unknown required flags');
  const end = flags & flag.checksum ? checkedEnd(header, body) : body.length;
  const { raw, sequences } = readSections(body, end);
  if (!raw) throw new MalformedMessage('OP_MSG has no body');
  return { raw, sequences, moreToCome: isMoreToCome(body) };
}

/** True when the client waits for no answer. */
export function isMoreToCome(body: Buffer): boolean {
  return (body.readUInt32LE(0) & flag.moreToCome) !== 0;
}

function readSections(body: Buffer, end: number) {
  const sequences = new Map<string, Buffer[]>();
  let raw: Buffer | undefined;
  let position = 4;
  while (position < end) {
    const kind = body[position];
    if (kind === 1) {
      position = readSequence(body, position + 1, end, sequences);
      continue;
    }
    if (kind !== 0 || raw) throw new MalformedMessage(`OP_MSG has a section too many: ${kind}`);
    const after = validateDocument(body, position + 1, end);
    raw = body.subarray(position + 1, after);
    position = after;
  }
  return { raw, sequences };
}

function checkedEnd(header: Buffer, body: Buffer): number {
  const end = body.length - 4;
  const sum = crc32c(Buffer.concat([header, body.subarray(0, end)]));
  if (sum !== body.readUInt32LE(end)) throw new MalformedMessage('OP_MSG has a wrong checksum');
  return end;
}

function readSequence(
  body: Buffer,
  start: number,
  limit: number,
  sequences: Map<string, Buffer[]>,
): number {
  if (start + 4 > limit) throw new MalformedMessage('OP_MSG has a truncated section');
  const end = start + body.readInt32LE(start);
  if (end > limit || end < start + 5)
    throw new MalformedMessage('OP_MSG has an impossible section');
  const zero = body.indexOf(0, start + 4);
  if (zero < 0 || zero >= end) throw new MalformedMessage('OP_MSG has a section without a name');
  const name = body.toString('utf8', start + 4, zero);
  if (sequences.has(name)) throw new MalformedMessage(`OP_MSG has two sections named ${name}`);
  const documents: Buffer[] = [];
  let position = zero + 1;
  while (position < end) {
    const after = validateDocument(body, position, end);
    documents.push(body.subarray(position, after));
    position = after;
  }
  sequences.set(name, documents);
  return end;
}
