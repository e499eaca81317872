import { linksByIndex } from '../by-hand/load-standing-links.ts';
import type { Decided } from '../decided.ts';
import { AccountTable } from '../engine/account-table.ts';
import { explainer } from '../engine/explain.ts';
import { rowsWithout } from '../engine/hot-values.ts';
import { resolveMany } from '../engine/resolve-many.ts';
import { takenOverMobiles } from '../engine/taken-over-mobiles.ts';
import { countHolders } from '../engine/weigh/value-holders.ts';
import type { LoadedAccounts } from '../load-accounts.ts';
import type { StoredBasis } from './decision-basis.ts';
import type { Region } from './find-region.ts';
import type { FoundAccount } from './found-accounts.ts';
import type { FoundCustomer } from './found-customers.ts';

export interface DecidedRegion {
  decided: Decided;
  /** Of every active customer that has one of these accounts, by id. */
  membersHashes: Map<string, string>;
}

/** Lets the engine decide a region by what the last run found, as it would decide all accounts. */
export function decideRegion(region: Region, basis: StoredBasis, at: Date): DecidedRegion {
  const { accounts: members, others, customers, decisions } = region;
  const accounts = loaded(members, customers);
  // The region stands first in both tables, so that its values have the same numbers there.
  const wide = tableOf([...members, ...others]);
  const holdersOf = countHolders(wide, rowsWithout(wide, basis.hotValues));
  const resolution = resolveMany(accounts.table, {
    ...basis,
    ...linksByIndex(decisions.standing(), accounts.ids),
    holdersOf,
  });
  const { hotValues } = basis;
  const explain = explainer(accounts.table, basis.model, { hotValues, holdersOf });
  const mobiles = takenOverMobiles(wide, withOthers(resolution.clusterOf, others));
  const active = [...customers].filter(([, { status }]) => status === 'active');
  return {
    decided: { runId: basis.runId, at, accounts, resolution, takenOverMobiles: mobiles, explain },
    membersHashes: new Map(active.map(([id, { membersHash }]) => [id, membersHash])),
  };
}

const tableOf = (accounts: readonly FoundAccount[]): AccountTable => {
  const table = new AccountTable();
  for (const { record } of accounts) table.add(record);
  return table;
};

function loaded(
  members: readonly FoundAccount[],
  customers: ReadonlyMap<string, FoundCustomer>,
): LoadedAccounts {
  const stored = members.map(({ account }) => account.customerId?.toHexString() ?? null);
  return {
    table: tableOf(members),
    ids: members.map(({ id }) => id),
    contentHashes: members.map(({ account }) => account.contentHash),
    customerStored: stored,
    customerBefore: stored.map((id) => id && (customers.get(id)?.mergedInto?.toHexString() ?? id)),
    linkBefore: members.map(({ account }) => account.link ?? null),
  };
}

/** The clusters of the region, and a number of its own for each customer that others are. */
function withOthers(clusterOf: Int32Array, others: readonly FoundAccount[]): Int32Array {
  const numbers = new Map<string, number>();
  const clusters = others.map(({ id, account }) => {
    const key = account.customerId?.toHexString() ?? id;
    const number = numbers.get(key) ?? clusterOf.length + numbers.size;
    numbers.set(key, number);
    return number;
  });
  return Int32Array.from([...clusterOf, ...clusters]);
}
