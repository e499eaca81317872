export interface CustomerAssignment {
  /** For every cluster the customer it already is, or null for a new one. */
  customerOf: (string | null)[];
  /** Customers that became part of another cluster: id → cluster. */
  mergedInto: Map<string, number>;
}

/**
 * Keeps customer ids stable: a customer goes where most of its accounts went (ties: to the first cluster), and a
 * cluster that several customers came to keeps the one that brought most accounts (ties: the oldest id).
 *
 * @param clusterOf cluster of every account
 * @param customerBefore customer of every account before, by the same index; null when it had none
 */
export function assignCustomers(
  clusterOf: ArrayLike<number>,
  clusters: number,
  customerBefore: readonly (string | null)[],
): CustomerAssignment {
  const homes = homeOfCustomers(clusterOf, customerBefore);
  const customerOf = new Array<string | null>(clusters).fill(null);
  const brought = new Array<number>(clusters).fill(0);
  for (const [id, { cluster, count }] of homes) {
    const kept = customerOf[cluster] ?? null;
    const most = brought[cluster] ?? 0;
    if (kept === null || count > most || (count === most && id < kept)) {
      customerOf[cluster] = id;
      brought[cluster] = count;
    }
  }
  const mergedInto = new Map<string, number>();
  for (const [id, { cluster }] of homes)
    if (customerOf[cluster] !== id) mergedInto.set(id, cluster);
  return { customerOf, mergedInto };
}

/** For every customer the cluster that most of its accounts went to. */
function homeOfCustomers(clusterOf: ArrayLike<number>, before: readonly (string | null)[]) {
  const counts = new Map<string, Map<number, number>>();
  for (const [account, id] of before.entries()) {
    if (id === null) continue;
    const cluster = clusterOf[account] as number;
    const byCluster = counts.get(id) ?? new Map<number, number>();
    byCluster.set(cluster, (byCluster.get(cluster) ?? 0) + 1);
    counts.set(id, byCluster);
  }
  return new Map([...counts].map(([id, byCluster]) => [id, largest(byCluster)]));
}

function largest(byCluster: Map<number, number>) {
  const [first = [0, 0], ...others] = byCluster;
  const [cluster, count] = others.reduce(
    (best, other) =>
      other[1] > best[1] || (other[1] === best[1] && other[0] < best[0]) ? other : best,
    first,
  );
  return { cluster, count };
}
