import { Long } from 'bson';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { type Document, toNumber } from '../bson/types.ts';

/** What a session's newest numbered write has done, so that a repetition is answered and not applied again. */
export interface SessionRecord {
  txnNumber: Long;
  /** Set by a committed transaction. */
  committed: boolean;
  /** Statements that went through, as ranges [from, to]. */
  done: [number, number][];
  /** What they answered, where that is more than "1 inserted". */
  results: Map<number, Document>;
}

export function emptyRecord(txnNumber: Long): SessionRecord {
  return { txnNumber, committed: false, done: [], results: new Map() };
}

export function isDone(record: SessionRecord, statement: number): boolean {
  return record.done.some(([from, to]) => statement >= from && statement <= to);
}

export function markDone(record: SessionRecord, statement: number, result?: Document): void {
  const last = record.done[record.done.length - 1];
  if (last && last[1] === statement - 1) last[1] = statement;
  else record.done.push([statement, statement]);
  if (result) record.results.set(statement, result);
}

export function encodeRecord(record: SessionRecord): Buffer {
  return encodeDocument({
    txnNumber: record.txnNumber,
    committed: record.committed,
    done: record.done,
    results: [...record.results].map(([statement, result]) => ({ statement, result })),
  });
}

export function decodeRecord(bytes: Buffer): SessionRecord {
  const stored = decodeDocument(bytes);
  const results = stored.results as { statement: number; result: Document }[];
  return {
    txnNumber:
      stored.txnNumber instanceof Long
        ? stored.txnNumber
        : Long.fromNumber(toNumber(stored.txnNumber)),
    committed: stored.committed === true,
    done: stored.done as [number, number][],
    results: new Map(results.map(({ statement, result }) => [statement, result])),
  };
}
