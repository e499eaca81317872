import { isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import { parseSort, type SortKey, sortValuesOf } from '../query/sort.ts';
import { Sorter } from '../query/sorter.ts';
import { sizeOf } from './memory.ts';
import type { Stage, StageCompiler } from './stage.ts';

export const sort: StageCompiler = (operand) => sortedBy(sortKeysOf(operand));

export function sortKeysOf(operand: unknown): SortKey[] {
  must(isDocument(operand), 'Location15973', 'the $sort key specification must be an object');
  const keys = parseSort(operand);
  must(keys.length > 0, 'Location15976', '$sort stage must have at least one sort key');
  return keys;
}

/** Sorts in memory; with a limit only so many documents are held. */
export function sortedBy(keys: readonly SortKey[], limit?: number): Stage {
  return function* sorted(input) {
    const sorter = new Sorter<Record<string, unknown>>(keys, limit);
    for (const document of input) {
      if (document === undefined) yield undefined;
      else sorter.add(document, sortValuesOf(document, keys), sizeOf(document));
    }
    yield* sorter.inOrder();
  };
}
