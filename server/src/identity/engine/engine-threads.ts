import { Worker } from 'node:worker_threads';
import type { AccountTableParts } from './account-table.ts';
import type { BlockRows } from './block/block-rows.ts';
import type { Share } from './block/candidate-pairs.ts';
import type { EdgeColumns } from './cluster/edges.ts';
import type { Bars } from './decide/bars.ts';
import type { MatchModel } from './match-model.ts';
import type { CountedPatterns } from './weigh/patterns.ts';

/** A share of the pairs to compare; answered with the patterns seen. */
export interface CompareTask {
  kind: 'compare';
  table: AccountTableParts;
  rows: Int32Array;
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

/** A thread that does a share of the engine's work. */
export class EngineThread {
  readonly #thread = new Worker(new URL('./engine-thread.js', import.meta.url));

  compare(task: Omit<CompareTask, 'kind'>): Promise<CountedPatterns> {
    return this.#ask({ kind: 'compare', ...task });
  }

  weigh(task: Omit<WeighTask, 'kind'>): Promise<EdgeColumns> {
    return this.#ask({ kind: 'weigh', ...task });
  }

  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  #ask<Answer>(task: CompareTask | WeighTask): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#thread.once('message', resolve);
      this.#thread.once('error', reject);
      this.#thread.once('exit', () => reject(new Error('A thread of the engine ended too early')));
      this.#thread.postMessage(task);
    });
  }
}
