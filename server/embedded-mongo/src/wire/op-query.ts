import { validateDocument } from '../bson/elements.ts';
import { MalformedMessage } from './malformed.ts';

export interface OpQuery {
  namespace: string;
  raw: Buffer;
}

/** Reads OP_QUERY after its header; clients still use it for their first hello. */
export function readQuery(body: Buffer): OpQuery {
  const zero = body.indexOf(0, 4);
  if (zero < 0 || zero + 9 > body.length) throw new MalformedMessage('OP_QUERY is too short');
  const start = zero + 9;
  return {
    namespace: body.toString('utf8', 4, zero),
    raw: body.subarray(start, validateDocument(body, start)),
  };
}
