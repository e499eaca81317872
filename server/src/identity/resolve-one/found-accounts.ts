import { Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { openRecord } from '../account-content.ts';
import { type ChannelAccount, ChannelAccountModel } from '../channel-account.model.ts';
import type { AccountRecord } from '../engine/account-record.ts';
import { keyHash } from '../search-keys.ts';

/** A stored account and what it says. */
export interface FoundAccount {
  id: string;
  account: ChannelAccount;
  record: AccountRecord;
  /** Not stored yet: nothing can point to it. */
  isNew?: boolean;
}

/** More than these are not compared with one account: its blocks grew much since the last run. */
const mostByKeys = 1000;
const mostByOneKey = 64;

/** The accounts that one decision reads, each once; after its locks, so that nobody adds to them meanwhile. */
export class FoundAccounts {
  readonly #byId = new Map<string, FoundAccount>();
  readonly #askedKeys = new Set<string>();
  readonly #askedCustomers = new Set<string>();
  readonly #encryption: FieldEncryption;

  /** @param own accounts that are not stored yet as they are to be */
  constructor(encryption: FieldEncryption, own: readonly FoundAccount[] = []) {
    this.#encryption = encryption;
    for (const account of own) this.#byId.set(account.id, account);
  }

  all(): FoundAccount[] {
    return [...this.#byId.values()];
  }

  get(id: string): FoundAccount | undefined {
    return this.#byId.get(id);
  }

  /** Finds whoever has one of these look-up keys. */
  async byKeys(texts: Iterable<string>): Promise<FoundAccount[]> {
    const hashes = [...texts].map((text) => keyHash(text, this.#encryption));
    const keys = hashes.filter((hash) => !this.#askedKeys.has(hash));
    if (keys.length === 0) return [];
    for (const key of keys) this.#askedKeys.add(key);
    const found = await this.#find({ keys: { $in: keys } }, mostByKeys);
    if (found.length < mostByKeys) return found;
    for (const key of keys) found.push(...(await this.#find({ keys: key }, mostByOneKey)));
    return found;
  }

  async byCustomers(ids: Iterable<string>): Promise<FoundAccount[]> {
    const customerIds = [...ids].filter((id) => !this.#askedCustomers.has(id));
    if (customerIds.length === 0) return [];
    for (const id of customerIds) this.#askedCustomers.add(id);
    return this.#find({ customerId: { $in: customerIds.map((id) => new Types.ObjectId(id)) } });
  }

  async byIds(ids: Iterable<string>): Promise<FoundAccount[]> {
    const asked = [...new Set(ids)];
    const unknown = asked.filter((id) => !this.#byId.has(id));
    if (unknown.length > 0)
      await this.#find({ _id: { $in: unknown.map((id) => new Types.ObjectId(id)) } });
    return asked.map((id) => this.#byId.get(id)).filter((found) => found !== undefined);
  }

  async byRow({ channel, accountId }: Pick<AccountRecord, 'channel' | 'accountId'>) {
    const [found] = await this.#find({ channel, accountId }, 1);
    return found;
  }

  async #find(filter: object, limit = 0): Promise<FoundAccount[]> {
    const accounts = await ChannelAccountModel.collection
      .find(filter, { projection: { keys: 0 }, limit })
      .toArray();
    return accounts.map((account) => this.#keep(account as never));
  }

  #keep(account: ChannelAccount): FoundAccount {
    const id = account._id.toHexString();
    const known = this.#byId.get(id);
    if (known) return known;
    const found = { id, account, record: openRecord(account, this.#encryption) };
    this.#byId.set(id, found);
    return found;
  }
}
