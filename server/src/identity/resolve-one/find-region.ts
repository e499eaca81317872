import { PersonsDecisions } from '../by-hand/persons-decisions.ts';
import { togetherWith } from '../by-hand/standing-links.ts';
import type { AccountRecord } from '../engine/account-record.ts';
import { AccountTable } from '../engine/account-table.ts';
import { accountsNear } from '../engine/arrival/near-accounts.ts';
import { countedIdentifierKeys, retrievalKeys } from '../engine/arrival/retrieval-keys.ts';
import { Doubts } from '../review/doubts.ts';
import type { StoredBasis } from './decision-basis.ts';
import type { FoundAccount, FoundAccounts } from './found-accounts.ts';
import { type FoundCustomer, FoundCustomers } from './found-customers.ts';

/** From so many accounts on, what is only in doubt no longer makes a region larger. */
const mostInRegion = 300;

/** A value that more accounts have tells the same however many more. */
const mostThatTell = 16;

/** Accounts that have to be decided together, because nothing binds one of them to any other account. */
export interface Region {
  /** In the order of their arrival. */
  accounts: FoundAccount[];
  /** Others that share an identifier with some of them, or were compared with a subject. */
  others: FoundAccount[];
  /** The customers that the accounts stand under, by id. */
  customers: ReadonlyMap<string, FoundCustomer>;
  decisions: PersonsDecisions;
  doubts: Doubts;
}

/**
 * Everything that these subjects bear upon: whoever may be one person with them, those one's customers whole, whoever is in doubt with
 * these, and so on.
 *
 * @param lost what a subject said before
 */
export async function findRegion(
  subjects: readonly FoundAccount[],
  lost: AccountRecord | null,
  basis: StoredBasis,
  found: FoundAccounts,
): Promise<Region> {
  const members = new Set<string>();
  const reading = {
    ...{ basis, found, customers: new FoundCustomers() },
    ...{ decisions: new PersonsDecisions(), doubts: new Doubts() },
  };
  const searched = new Set<string>();
  let fresh: readonly FoundAccount[] = subjects;
  while (fresh.length > 0) {
    for (const { id } of fresh) searched.add(id);
    for (const { id } of await nearby(fresh, basis, found)) members.add(id);
    if (lost) for (const { id } of await sharingLost(lost, basis, found)) members.add(id);
    await close(members, reading);
    const isOpen = members.size < mostInRegion;
    fresh = [...members]
      .map((id) => found.get(id) as FoundAccount)
      .filter(({ id, account }) => isOpen && !account.customerId && !searched.has(id));
  }
  const accounts = accountsOf([...members].sort(), found);
  await found.byKeys(sharedKeys(accounts, basis));
  const others = found.all().filter(({ id }) => !members.has(id));
  const { customers, decisions, doubts } = reading;
  return { accounts, others, customers: customers.byId, decisions, doubts };
}

/** These and whoever may be one person with them, or is touched by what they share. */
async function nearby(fresh: readonly FoundAccount[], basis: StoredBasis, found: FoundAccounts) {
  await found.byKeys(fresh.flatMap(({ record }) => retrievalKeys(record, basis)));
  const all = found.all();
  const table = new AccountTable();
  for (const { record } of all) table.add(record);
  const ids = new Set(fresh.map(({ id }) => id));
  const subjects = all.flatMap(({ id }, index) => (ids.has(id) ? [index] : []));
  const near = [...accountsNear(table, subjects, basis)];
  return [...fresh, ...near.map((index) => all[index] as FoundAccount)];
}

/** Whoever has an identifier that a subject no longer has: it may tell more now, unless very many have it. */
async function sharingLost(lost: AccountRecord, { hotValues }: StoredBasis, found: FoundAccounts) {
  const holders = await found.byKeys(countedIdentifierKeys(lost, hotValues));
  return holders.length > mostThatTell * 2 ? [] : holders;
}

interface Reading {
  basis: StoredBasis;
  found: FoundAccounts;
  customers: FoundCustomers;
  decisions: PersonsDecisions;
  doubts: Doubts;
}

/** Adds whoever is bound to the members by a customer, by a person's word or by a doubt, until nobody is. */
async function close(members: Set<string>, reading: Reading) {
  const { basis, found, customers, decisions, doubts } = reading;
  for (let before = -1; before !== members.size; ) {
    before = members.size;
    const customerIds = customersOf(members, found);
    const [company] = await Promise.all([
      found.byCustomers(customerIds),
      customers.ask(customerIds),
    ]);
    for (const { id } of company) members.add(id);
    const accounts = accountsOf(members, found);
    const stored = accounts.flatMap(({ id, isNew }) => (isNew ? [] : [id]));
    const [doubted] = await Promise.all([
      members.size < mostInRegion ? doubts.ask(stored) : [],
      decisions.ask(stored),
      found.byKeys(sharedKeys(accounts, basis)), // of most regions these are all
    ]);
    const bound = togetherWith(members, decisions.standing().together);
    for (const { id } of await found.byIds([...bound, ...doubted])) members.add(id);
  }
}

const accountsOf = (ids: Iterable<string>, found: FoundAccounts): FoundAccount[] =>
  [...ids].flatMap((id) => found.get(id) ?? []);

const customersOf = (members: ReadonlySet<string>, found: FoundAccounts): string[] =>
  [...members].flatMap((id) => found.get(id)?.account.customerId?.toHexString() ?? []);

/** Identifiers that several of these accounts have: how telling they are depends on who else has them. And all mobiles. */
function sharedKeys(accounts: readonly FoundAccount[], { hotValues }: StoredBasis): string[] {
  const holders = new Map<string, number>();
  for (const { record } of accounts) {
    for (const key of countedIdentifierKeys(record, hotValues))
      holders.set(key, (holders.get(key) ?? 0) + 1);
  }
  return [...holders].flatMap(([key, count]) =>
    count > 1 || key.startsWith('number:') ? [key] : [],
  );
}
