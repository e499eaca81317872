import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { ListError } from '../imports/read-list/list-error.ts';
import { listOnDisk } from '../imports/read-list/list-file.ts';
import { readList } from '../imports/read-list/read-list.ts';
import type { ListMessage, Reading } from './read-lists-aside.ts';

/** Batches that may be under way before the other thread has taken them. */
const mostUnderWay = 4;

const port = parentPort as MessagePort;
const tell = (message: ListMessage) => port.postMessage(message);

async function read(at: number, { list, bytes: size, options }: Reading): Promise<void> {
  let bytes = 0;
  const batches = readList(listOnDisk(list, size), {
    ...options,
    onHeader: (header) => tell({ kind: 'header', at, header }),
    onSheet: (name) => tell({ kind: 'sheet', at, name }),
    onBytes: (count) => {
      bytes = Math.min(bytes + count, size);
    },
  });
  for await (const rows of batches) {
    tell({ kind: 'rows', at, rows, bytes });
    underWay++;
    while (underWay >= mostUnderWay) await once(port, 'message');
  }
}

let underWay = 0;
port.on('message', () => underWay--);

try {
  for (const [at, reading] of (workerData as Reading[]).entries()) await read(at, reading);
  tell({ kind: 'done' });
} catch (error) {
  if (!(error instanceof ListError)) throw error;
  const { code, fileName, message } = error;
  tell({ kind: 'refused', code, fileName, message });
}
