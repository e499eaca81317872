import { Edges } from './edges.ts';
import { type ClusterRules, makeClusters } from './make-clusters.ts';

type Edge = [left: number, right: number, weight: number];

const linkFrom = 10;

function cluster(
  accounts: number,
  list: Edge[],
  between: (a: number, b: number) => number | 'veto',
) {
  const edges = new Edges();
  for (const edge of list) edges.add(...edge);
  const rules: ClusterRules = {
    linkFrom,
    evenFrom: 6,
    verdict(left, right) {
      const found = between(Math.min(left, right), Math.max(left, right));
      return { isVetoed: found === 'veto', weight: found === 'veto' ? 0 : found };
    },
  };
  const order = edges.strongestFirst((account) => account);
  const { clusterOf, links, doubts, ...found } = makeClusters(accounts, edges, order, rules, []);
  const pair = (edge: number) => [edges.left(edge), edges.right(edge)];
  const leftOut = found.doubtsLeftOut > 0 ? { leftOut: found.doubtsLeftOut } : {};
  return {
    clusterOf: [...clusterOf],
    links: links.map(pair),
    doubts: doubts.map(pair),
    ...leftOut,
  };
}

/** Weights as in the list, 0 where there is none. */
const asListed = (list: Edge[]) => (a: number, b: number) =>
  list.find(([left, right]) => left === a && right === b)?.[2] ?? 0;

describe('makeClusters', () => {
  it('joins along the strongest edges and asks about the weaker ones', () => {
    const list: Edge[] = [
      [0, 1, 20],
      [1, 2, 8],
    ];
    expect(cluster(3, list, asListed(list))).toEqual({
      clusterOf: [0, 0, 1],
      links: [[0, 1]],
      doubts: [[1, 2]],
    });
  });

  it('holds a veto between any two members, strongest edge first', () => {
    const list: Edge[] = [
      [0, 1, 20],
      [1, 2, 15],
    ];
    const between = (a: number, b: number) => (a === 0 && b === 2 ? 'veto' : asListed(list)(a, b));
    expect(cluster(3, list, between).clusterOf).toEqual([0, 0, 1]);
  });

  it('leaves a bridge to review when the pairs around it contradict', () => {
    const list: Edge[] = [
      [0, 1, 20],
      [2, 3, 20],
      [1, 2, 11],
    ];
    const between = (a: number, b: number) => asListed(list)(a, b) || -9;
    expect(cluster(4, list, between)).toEqual({
      clusterOf: [0, 0, 1, 1],
      links: [
        [0, 1],
        [2, 3],
      ],
      doubts: [[1, 2]],
    });
  });

  it('asks once about two clusters', () => {
    const list: Edge[] = [
      [0, 1, 20],
      [0, 2, 8],
      [1, 2, 9],
    ];
    expect(cluster(3, list, asListed(list)).doubts).toEqual([[1, 2]]);
  });

  it('grows no cluster beyond what a person can survey', () => {
    const list = Array.from({ length: 150 }, (_, index): Edge => [0, index + 1, 30]);
    const { clusterOf, doubts } = cluster(151, list, () => 30);
    const sizes = new Map<number, number>();
    for (const each of clusterOf) sizes.set(each, (sizes.get(each) ?? 0) + 1);
    expect(Math.max(...sizes.values())).toBe(100);
    expect(doubts.length).toBeGreaterThan(0);
  });

  it('asks about no more than the 20 strongest pairs of a cluster, and counts the others', () => {
    const list = Array.from({ length: 30 }, (_, at): Edge => [0, at + 1, 9 - at / 10]);
    const { doubts, ...found } = cluster(31, list, asListed(list));
    expect(doubts).toEqual(Array.from({ length: 20 }, (_, at) => [0, at + 1]));
    expect(found).toMatchObject({ leftOut: 10 });
  });
});
