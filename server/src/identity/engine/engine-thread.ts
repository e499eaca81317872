import { type MessagePort, parentPort } from 'node:worker_threads';
import { AccountTable } from './account-table.ts';
import { PairComparer } from './compare/pair-comparer.ts';
import { type Compared, compareCandidates } from './compare-candidates.ts';
import { pairSet, weighCandidates } from './decide/weigh-candidates.ts';
import type { CompareTask, WeighTask } from './engine-threads.ts';
import { PairWeigher } from './weigh/pair-weigher.ts';
import { countHolders } from './weigh/value-holders.ts';

const port = parentPort as MessagePort;

let compared: Compared;
let table: AccountTable;
let rows: Int32Array;

port.on('message', (task: CompareTask | WeighTask) => {
  port.postMessage(task.kind === 'compare' ? compare(task) : weigh(task));
});

function compare(task: CompareTask) {
  table = new AccountTable(task.table);
  rows = task.rows;
  const comparer = new PairComparer(table, rows, countHolders(table, rows));
  compared = compareCandidates(task.blocks, comparer, task.share, () => undefined);
  return compared.patterns.counted;
}

function weigh({ model, bars, cannotLinks }: WeighTask) {
  const weigher = new PairWeigher(table, rows, model);
  return weighCandidates(compared, weigher, bars, pairSet(table.size, cannotLinks)).columns;
}
