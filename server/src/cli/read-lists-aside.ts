import { on } from 'node:events';
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { ListError, type ListErrorCode } from '../imports/read-list/list-error.ts';
import type { ReadListOptions } from '../imports/read-list/read-list.ts';
import type { ListAccountsParts } from './list-accounts.ts';

/** One list to read; everything here can be handed to another thread. */
export interface Reading {
  list: string;
  bytes: number;
  options: Pick<ReadListOptions, 'fileName' | 'map' | 'channel' | 'truthColumn' | 'missingColumns'>;
}

/** One list, read to its end. */
export interface ReadAside {
  header: string[];
  /** The sheet that was read, where a workbook has several. */
  sheet: string | null;
  accounts: ListAccountsParts;
}

/** What a reading thread tells of the list that it was given. */
export type ListMessage =
  | { kind: 'bytes'; bytes: number }
  | ({ kind: 'read' } & ReadAside)
  | { kind: 'refused'; code: ListErrorCode; fileName: string; message: string };

/**
 * Reads lists in threads of their own, as many at a time as there are processors, the largest first; each is parsed
 * and normalised in one place. Gives them to `onRead` in the order they were named, each as soon as those before it
 * were given; throws what `readList` throws of the first that cannot be read.
 */
export async function readListsAside(
  readings: readonly Reading[],
  onBytes: (bytes: number) => void,
  onRead: (read: ReadAside) => void,
): Promise<void> {
  const waiting = [...readings].sort((a, b) => b.bytes - a.bytes);
  const found = new Map<Reading, ReadAside | Error>();
  let given = 0;
  const giveInOrder = () => {
    for (;;) {
      const reading = readings[given] as Reading;
      const read = found.get(reading);
      if (read === undefined || read instanceof Error) return;
      found.delete(reading);
      given++;
      onRead(read);
    }
  };
  const work = async () => {
    const thread = new Worker(new URL('./list-thread.js', import.meta.url));
    try {
      for (let reading = waiting.shift(); reading; reading = waiting.shift()) {
        found.set(reading, await readAside(thread, reading, onBytes));
        giveInOrder();
      }
    } finally {
      await thread.terminate();
    }
  };
  const threads = Math.min(readings.length, os.availableParallelism());
  await Promise.all(Array.from({ length: threads }, work));
  const failed = found.get(readings[given] as Reading);
  if (failed instanceof Error) throw failed;
}

async function readAside(
  thread: Worker,
  reading: Reading,
  onBytes: (bytes: number) => void,
): Promise<ReadAside | Error> {
  const messages = on(thread, 'message', { close: ['exit'] });
  thread.postMessage(reading);
  for await (const [received] of messages) {
    const message = received as ListMessage;
    if (message.kind === 'bytes') onBytes(message.bytes);
    else return message.kind === 'read' ? message : refusal(message);
  }
  throw new Error('The thread that reads the lists ended too early');
}

/** The error as it was thrown there: its message has the file's name in front already. */
function refusal({ code, fileName, message }: Extract<ListMessage, { kind: 'refused' }>) {
  const error = new ListError(code, fileName, '');
  error.message = message;
  return error;
}
