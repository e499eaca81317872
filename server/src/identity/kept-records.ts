import {
  type AccountField,
  type AccountSource,
  accountFields,
  accountSources,
} from '@heyi/shared/identity/account-field';
import type { AccountRecord } from './engine/account-record.ts';
import { grown } from './engine/columns/text-pool.ts';

const chunkBytes = 8 * 1024 * 1024;
/** Bytes of UTF-8 that a UTF-16 code unit can need. */
const mostBytes = 3;
const fieldNumbers = new Map<string, number>(accountFields.map((field, at) => [field, at]));

/** What stands in the entry of a record: its chunk, where it begins there, how long it is. */
const entrySize = 3;

/** The records of a run by their indexes, packed outside the garbage-collected heap: about 200 bytes each. */
export class KeptRecords {
  readonly #chunks: Buffer[] = [];
  #used = 0;
  #entries = new Int32Array(entrySize << 6);
  #size = 0;

  add(record: AccountRecord): void {
    const text = JSON.stringify(packed(record));
    const entry = entrySize * this.#size++;
    if (entry === this.#entries.length) {
      this.#entries = grown(this.#entries, new Int32Array(entry * 2));
    }
    const chunk = this.#chunkFor(text.length * mostBytes);
    const length = chunk.write(text, this.#used);
    this.#entries.set([this.#chunks.length - 1, this.#used, length], entry);
    this.#used += length;
  }

  at(index: number): AccountRecord {
    const [chunk, from, length] = this.#entries.subarray(index * entrySize) as unknown as Entry;
    const bytes = this.#chunks[chunk] as Buffer;
    return unpacked(JSON.parse(bytes.toString('utf8', from, from + length)));
  }

  #chunkFor(bytes: number): Buffer {
    const last = this.#chunks.at(-1);
    if (last && this.#used + bytes <= last.length) return last;
    const chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes));
    this.#chunks.push(chunk);
    this.#used = 0;
    return chunk;
  }
}

type Entry = [chunk: number, from: number, length: number];

/** The account's key, channel and time, then the number of each field and its value. */
type Packed = [string, number, number | null, ...(string | number)[]];

function packed({ accountId, channel, recordedAt, fields }: AccountRecord): Packed {
  const values: Packed = [
    accountId,
    accountSources.indexOf(channel),
    recordedAt?.getTime() ?? null,
  ];
  for (const [field, value] of Object.entries(fields)) {
    values.push(fieldNumbers.get(field) as number, value);
  }
  return values;
}

function unpacked([accountId, channel, recordedAt, ...values]: Packed): AccountRecord {
  const fields: AccountRecord['fields'] = {};
  for (let at = 0; at < values.length; at += 2) {
    fields[accountFields[values[at] as number] as AccountField] = values[at + 1] as string;
  }
  const record = { accountId, channel: accountSources[channel] as AccountSource, fields };
  return recordedAt === null ? record : { ...record, recordedAt: new Date(recordedAt) };
}
