import type { AccountView } from '@heyi/shared/identity/identity.schema';
import type { Branch } from './link-tree.ts';

interface Point {
  x: number;
  y: number;
}

/** Where an account stands: its left edge, and the middle of its height. */
export interface Place extends Point {
  account: AccountView;
}

export interface Edge {
  key: string;
  from: Point;
  to: Point;
  rule: string;
}

export const nodeSize = { width: 164, height: 48 };

const gap = { x: 190, y: 16 };

/** Trees from left to right: each account beside those that hang on it. */
export function layOut(trees: Branch[]) {
  const places: Place[] = [];
  const edges: Edge[] = [];
  let row = 0;
  let deepest = 0;

  const put = ({ account, branches }: Branch, depth: number): Place => {
    deepest = Math.max(deepest, depth);
    const below = branches.map((branch) => ({ branch, place: put(branch, depth + 1) }));
    const [first, last] = [below[0]?.place.y, below.at(-1)?.place.y];
    const y =
      first !== undefined && last !== undefined
        ? (first + last) / 2
        : row++ * (nodeSize.height + gap.y) + nodeSize.height / 2 + 1;
    const place = { account, x: depth * (nodeSize.width + gap.x) + 1, y };
    places.push(place);
    for (const { branch, place: to } of below) {
      const from = { x: place.x + nodeSize.width, y };
      edges.push({ key: branch.account.id, from, to, rule: branch.link?.rule ?? '' });
    }
    return place;
  };
  for (const tree of trees) put(tree, 0);

  const width = deepest * (nodeSize.width + gap.x) + nodeSize.width + 2;
  const height = row * (nodeSize.height + gap.y) - gap.y + 2;
  return { places, edges, width, height };
}
