import { Worker } from 'node:worker_threads';
import type { AccountTableParts } from './account-table.ts';
import type { BlockRows } from './block/block-rows.ts';
import type { Share } from './block/candidate-pairs.ts';
import type { EdgeColumns } from './cluster/edges.ts';
import type { Bars } from './decide/bars.ts';
import type { MatchModel } from './match-model.ts';
import type { Measured } from './weigh/learn-model.ts';
import type { CountedPatterns } from './weigh/patterns.ts';

/** The accounts, as every thread sees them. */
interface SharedAccounts {
  table: AccountTableParts;
  /** Without hot values. */
  rows: Int32Array;
}

/** To measure what can be learned before pairs are compared. */
export interface MeasureTask extends SharedAccounts {
  kind: 'measure';
}

/** A share of the pairs to compare; answered with the patterns seen. */
export interface CompareTask extends SharedAccounts {
  kind: 'compare';
  blocks: BlockRows;
  share: Share;
}

/** The same pairs, to be weighed by what was learned from all; answered with the edges. */
export interface WeighTask {
  kind: 'weigh';
  model: MatchModel;
  bars: Bars;
  cannotLinks: readonly (readonly [number, number])[];
}

type EngineTask = MeasureTask | CompareTask | WeighTask;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** A thread that does a share of the engine's work; tasks are answered in the order they are given. */
export class EngineThread {
  readonly #thread = new Worker(new URL('./engine-thread.js', import.meta.url));
  readonly #waiting: Waiting[] = [];

  constructor() {
    const fail = (error: Error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    };
    this.#thread.on('message', (answer: unknown) => this.#waiting.shift()?.resolve(answer));
    this.#thread.on('error', fail);
    this.#thread.on('exit', () => fail(new Error('A thread of the engine ended too early')));
  }

  measure(task: Omit<MeasureTask, 'kind'>): Promise<Measured> {
    return this.#ask({ kind: 'measure', ...task });
  }

  compare(task: Omit<CompareTask, 'kind'>): Promise<CountedPatterns> {
    return this.#ask({ kind: 'compare', ...task });
  }

  weigh(task: Omit<WeighTask, 'kind'>): Promise<EdgeColumns> {
    return this.#ask({ kind: 'weigh', ...task });
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask<Answer>(task: EngineTask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve: (answer) => resolve(answer as Answer), reject });
      this.#thread.postMessage(task);
    });
  }
}
