import type { AccountView, LinkEventView } from '@heyi/shared/identity/identity.schema';

interface Edge {
  to: string;
  rule: string;
  probability: number;
}

/** An account under the one it was linked to. */
export interface Branch {
  account: AccountView;
  /** Null for the account that the tree begins with. */
  link: Edge | null;
  branches: Branch[];
}

/** The accounts of a customer as trees along their links: the best connected account first, each account once. */
export function linkTrees(accounts: AccountView[], history: LinkEventView[]): Branch[] {
  const edges = edgesBetween(accounts, history);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const degree = ({ id }: AccountView) => edges.get(id)?.size ?? 0;
  const placed = new Set<string>();

  const grow = (account: AccountView, link: Edge | null): Branch => {
    placed.add(account.id);
    const branch: Branch = { account, link, branches: [] };
    for (const [id, edge] of edges.get(account.id) ?? []) {
      const next = byId.get(id);
      if (next && !placed.has(id)) {
        branch.branches.push(grow(next, { ...edge, to: account.id }));
      }
    }
    return branch;
  };

  return [...accounts]
    .sort((a, b) => degree(b) - degree(a))
    .flatMap((account) => (placed.has(account.id) ? [] : [grow(account, null)]));
}

function edgesBetween(accounts: AccountView[], history: LinkEventView[]) {
  const ids = new Set(accounts.map(({ id }) => id));
  const edges = new Map<string, Map<string, Edge>>();
  const add = (from: string, edge: Edge) => {
    const known = edges.get(from) ?? new Map<string, Edge>();
    if (!known.has(edge.to)) known.set(edge.to, edge);
    edges.set(from, known);
  };
  const connect = (a: string, b: string, rule: string, probability: number) => {
    if (!ids.has(a) || !ids.has(b)) return;
    add(a, { to: b, rule, probability });
    add(b, { to: a, rule, probability });
  };
  for (const { id, link } of accounts) {
    if (link) connect(id, link.toAccountId, link.rule, link.probability);
  }
  for (const { type, accountId, otherAccountId, rule, probability } of history) {
    if (type === 'linked' && accountId && otherAccountId && rule)
      connect(accountId, otherAccountId, rule, probability ?? 1);
  }
  return edges;
}
