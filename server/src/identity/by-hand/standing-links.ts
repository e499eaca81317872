/** What a person decided about two sets of accounts. */
export interface SidesDecided {
  kind: 'merged' | 'split' | 'rejected';
  left: readonly string[];
  right: readonly string[];
}

export interface StandingLinks {
  /** Each of these sets of accounts is one person. */
  together: string[][];
  /** No account of the one side is the same person as one of the other. */
  apart: { left: readonly string[]; right: readonly string[] }[];
}

/**
 * What people's decisions come to, in the order in which they were made: a later split cuts what an earlier merge
 * put together; accounts that were split off together stay so.
 */
export function standingLinks(decisions: Iterable<SidesDecided>): StandingLinks {
  let together: string[][] = [];
  const apart: StandingLinks['apart'] = [];
  for (const { kind, left, right } of decisions) {
    if (kind === 'merged') {
      together.push([...left, ...right]);
      continue;
    }
    apart.push({ left, right });
    if (kind === 'split') {
      together = together.flatMap((group) => cut(group, left, right));
      if (right.length > 1) together.push([...right]);
    }
  }
  return { together, apart };
}

function cut(group: string[], left: readonly string[], right: readonly string[]): string[][] {
  const taken = new Set(right);
  const rest = new Set(left);
  if (!(group.some((id) => taken.has(id)) && group.some((id) => rest.has(id)))) return [group];
  return [group.filter((id) => taken.has(id)), group.filter((id) => !taken.has(id))].filter(
    ({ length }) => length > 1,
  );
}

/** All accounts that are one person with one of these by people's word, these included. */
export function togetherWith(ids: Iterable<string>, together: readonly string[][]): Set<string> {
  const found = new Set(ids);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const group of together)
      if (group.some((id) => found.has(id))) for (const id of group) found.add(id);
  }
  return found;
}
