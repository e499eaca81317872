import { type MessagePort, parentPort } from 'node:worker_threads';
import { ListError } from '../imports/read-list/list-error.ts';
import { listOnDisk } from '../imports/read-list/list-file.ts';
import { readList } from '../imports/read-list/read-list.ts';
import { ListAccounts } from './list-accounts.ts';
import type { ListMessage, Reading } from './read-lists-aside.ts';

const port = parentPort as MessagePort;
const tell = (message: ListMessage) => port.postMessage(message);

async function read({ list, bytes: size, options }: Reading): Promise<ListMessage> {
  const { fileName, truthColumn } = options;
  const accounts = new ListAccounts();
  let header: string[] = [];
  let sheet: string | null = null;
  const batches = readList(listOnDisk(list, size), {
    ...options,
    onHeader: (names) => {
      header = names;
    },
    onSheet: (name) => {
      sheet = name;
    },
    onBytes: (bytes) => tell({ kind: 'bytes', bytes }),
  });
  for await (const rows of batches) {
    for (const row of rows) accounts.take(fileName, row, truthColumn);
  }
  return { kind: 'read', header, sheet, accounts: accounts.parts };
}

port.on('message', (reading: Reading) => {
  read(reading).then(tell, (error: unknown) => {
    if (!(error instanceof ListError)) throw error;
    const { code, fileName, message } = error;
    tell({ kind: 'refused', code, fileName, message });
  });
});
