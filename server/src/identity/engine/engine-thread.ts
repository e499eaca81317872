import { type MessagePort, parentPort } from 'node:worker_threads';
import { AccountTable } from './account-table.ts';
import { type HoldersOf, PairComparer } from './compare/pair-comparer.ts';
import { type Compared, compareCandidates } from './compare-candidates.ts';
import { pairSet, weighCandidates } from './decide/weigh-candidates.ts';
import type { CompareTask, MeasureTask, WeighTask } from './engine-threads.ts';
import { measureAccounts } from './weigh/learn-model.ts';
import { PairWeigher } from './weigh/pair-weigher.ts';
import { countHolders } from './weigh/value-holders.ts';

const port = parentPort as MessagePort;

interface Accounts {
  table: AccountTable;
  rows: Int32Array;
  holdersOf: HoldersOf;
  comparer: PairComparer;
}

let accounts: Accounts | undefined;
let compared: Compared;

port.on('message', (task: MeasureTask | CompareTask | WeighTask) => {
  if (task.kind === 'measure') port.postMessage(measure(opened(task)));
  else port.postMessage(task.kind === 'compare' ? compare(opened(task), task) : weigh(task));
});

function opened({ table: parts, rows }: MeasureTask | CompareTask): Accounts {
  if (accounts) return accounts;
  const table = new AccountTable(parts);
  const holdersOf = countHolders(table, rows);
  accounts = { table, rows, holdersOf, comparer: new PairComparer(table, rows, holdersOf) };
  return accounts;
}

const measure = ({ table, rows, comparer, holdersOf }: Accounts) =>
  measureAccounts(table, rows, comparer, holdersOf);

function compare({ comparer }: Accounts, { blocks, share }: CompareTask) {
  compared = compareCandidates(blocks, comparer, share, () => undefined);
  return compared.patterns.counted;
}

function weigh({ model, bars, cannotLinks }: WeighTask) {
  const { table, rows } = accounts as Accounts;
  const weigher = new PairWeigher(table, rows, model);
  return weighCandidates(compared, weigher, bars, pairSet(table.size, cannotLinks)).columns;
}
