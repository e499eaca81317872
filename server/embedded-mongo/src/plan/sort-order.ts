import { isPosition } from '../query/path.ts';
import type { SortKey } from '../query/sort.ts';
import type { KeyShape } from './index-bounds.ts';

/**
 * Whether reading an index in order gives the sort: 'forward', 'backward' or not at all. Fields bound to one value may
 * be left out of the sort or stand anywhere in it.
 */
export function orderOf(
  shape: KeyShape & { shortened: boolean },
  singles: number,
  sort: readonly SortKey[],
): 'forward' | 'backward' | undefined {
  if (shape.multikey || shape.shortened || shape.paths.some((path) => path.some(isPosition)))
    return undefined;
  const constant = new Set(shape.fields.slice(0, singles));
  const wanted = sort.filter(({ field }) => !constant.has(field));
  let direction: 1 | -1 | undefined;
  let at = singles;
  for (const { field, direction: asked } of wanted) {
    if (shape.fields[at] !== field) return undefined;
    const here = ((shape.directions[at] as number) * asked) as 1 | -1;
    if (direction !== undefined && direction !== here) return undefined;
    direction = here;
    at += 1;
  }
  return direction === -1 ? 'backward' : 'forward';
}
