import type { Link } from './engine/resolve-many.ts';

/** For every account the strongest link that ties it to its cluster; null when it stands alone. */
export function strongestLinks(accounts: number, links: readonly Link[]): (Link | null)[] {
  const strongest = new Array<Link | null>(accounts).fill(null);
  for (const link of links) {
    for (const account of [link.a, link.b]) {
      const other = strongest[account];
      if (!other || link.weight > other.weight) strongest[account] = link;
    }
  }
  return strongest;
}
