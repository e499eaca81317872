import { AccountTable } from '@heyi/server/identity/engine/account-table';
import { resolveMany } from '@heyi/server/identity/engine/resolve-many';
import { pairwiseScores } from './pairwise-scores.ts';
import { syntheticAccounts } from './synthetic-accounts.ts';

describe('the identity engine on the synthetic population', () => {
  it('is right about 6,000 accounts', () => {
    const table = new AccountTable();
    const truth: number[] = [];
    for (const { record, person } of syntheticAccounts(6000, 1)) {
      truth[table.add(record)] = person;
    }
    const { clusterOf } = resolveMany(table);
    const { precision, recall } = pairwiseScores(clusterOf, truth);
    expect(precision).toBeGreaterThan(0.998);
    expect(recall).toBeGreaterThan(0.975);
  });
});

describe('pairwiseScores', () => {
  it('counts all pairs within clusters', () => {
    expect(pairwiseScores([0, 0, 0, 1], [5, 5, 6, 6])).toEqual({ precision: 1 / 3, recall: 1 / 2 });
  });
});
