import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ListError, type ListErrorCode } from '../imports/read-list/list-error.ts';
import type { ListRow } from '../imports/read-list/list-row.ts';
import type { ReadListOptions } from '../imports/read-list/read-list.ts';

/** One list to read; everything here can be handed to another thread. */
export interface Reading {
  list: string;
  bytes: number;
  options: Pick<ReadListOptions, 'fileName' | 'map' | 'channel' | 'truthColumn' | 'missingColumns'>;
}

/** What the reading thread tells; `at` is the place of the list among those to read. */
export type ListMessage =
  | { kind: 'header'; at: number; header: string[] }
  | { kind: 'sheet'; at: number; name: string }
  | { kind: 'rows'; at: number; rows: ListRow[]; bytes: number }
  | { kind: 'refused'; code: ListErrorCode; fileName: string; message: string }
  | { kind: 'done' };

type Told = Exclude<ListMessage, { kind: 'refused' | 'done' }>;

/**
 * Reads lists one after the other in a thread of its own, so that reading them and normalising them take two
 * processors. No more than a few batches lie in between. Throws what `readList` throws.
 */
export async function* readListsAside(readings: readonly Reading[]): AsyncGenerator<Told> {
  const thread = new Worker(new URL('./list-thread.js', import.meta.url), { workerData: readings });
  try {
    for await (const [received] of on(thread, 'message', { close: ['exit'] })) {
      const message = received as ListMessage;
      if (message.kind === 'done') return;
      if (message.kind === 'refused') throw refusal(message);
      yield message;
      if (message.kind === 'rows') thread.postMessage('taken');
    }
    throw new Error('The thread that reads the lists ended too early');
  } finally {
    await thread.terminate();
  }
}

/** The error as it was thrown there: its message has the file's name in front already. */
function refusal({ code, fileName, message }: Extract<ListMessage, { kind: 'refused' }>) {
  const error = new ListError(code, fileName, '');
  error.message = message;
  return error;
}
