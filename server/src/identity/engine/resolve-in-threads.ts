import os from 'node:os';
import type { AccountTable } from './account-table.ts';
import { defaultBars } from './decide/bars.ts';
import { pairSet, weighCandidates } from './decide/weigh-candidates.ts';
import { EngineThread } from './engine-threads.ts';
import {
  compareShare,
  conclude,
  learnFrom,
  prepare,
  type Resolution,
  type ResolveOptions,
  resolveMany,
} from './resolve-many.ts';
import type { Measured } from './weigh/learn-model.ts';
import { PairWeigher } from './weigh/pair-weigher.ts';
import { Patterns } from './weigh/patterns.ts';

/** Below this, a thread takes longer to start than it saves. */
const worthThreads = 50_000;

/**
 * As `resolveMany`, with the pairs shared out to threads. The result is the same for any number of them: patterns are
 * counted and edges sorted whoever found them.
 */
export async function resolveInThreads(
  table: AccountTable,
  options: Omit<ResolveOptions, 'holdersOf'> = {},
  threads = table.size < worthThreads ? 1 : os.availableParallelism(),
): Promise<Resolution> {
  if (threads < 2) return resolveMany(table, options);
  const { bars = defaultBars, cannotLinks = [] } = options;
  const others = Array.from({ length: threads - 1 }, () => new EngineThread());
  try {
    let measuring: Promise<Measured> | undefined;
    const task = prepare(table, options, (rows) => {
      if (!options.model) measuring = others[0]?.measure({ table: table.parts, rows });
    });
    const { rows, blocks } = task;
    const share = (part: number) => ({ part, of: threads });
    const theirs = others.map((thread, index) =>
      thread.compare({ table: table.parts, rows, blocks, share: share(index + 1) }),
    );
    const compared = compareShare(task, share(0));
    const patterns = new Patterns();
    patterns.addAll(compared.patterns.counted);
    const [measured, ...counted] = await Promise.all([measuring, ...theirs]);
    for (const each of counted) patterns.addAll(each);

    const model = options.model ?? learnFrom(task, measured as Measured, patterns);
    const theirEdges = others.map((thread) => thread.weigh({ model, bars, cannotLinks }));
    const weigher = new PairWeigher(table, rows, model);
    const edges = weighCandidates(compared, weigher, bars, pairSet(table.size, cannotLinks));
    for (const columns of await Promise.all(theirEdges)) edges.addAll(columns);
    return conclude(task, model, edges, patterns.pairs);
  } finally {
    await Promise.all(others.map((thread) => thread.end()));
  }
}
