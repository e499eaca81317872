import { deserialize, serialize } from 'bson';
import type { Store } from '../storage/environment.ts';
import { accountOf, type BenchAccount, linkedTo } from './account-documents.ts';
import type { Task } from './figure.ts';

const text = (key: string): Buffer => Buffer.from(key);
const numberOf = (n: number): string => String(n).padStart(12, '0');
const idKey = (n: number): Buffer => text(`A${numberOf(n)}`);
const ownerKey = ({ owner, _id }: BenchAccount): Buffer => text(`O${owner}${numberOf(_id)}`);

/** The same entries in LMDB itself. */
export class RawAccounts {
  readonly #store: Store;
  #next = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  insert(count: number): void {
    this.#store.transactionSync(() => {
      for (let at = 0; at < count; at += 1) this.#put(accountOf(this.#next++));
    });
  }

  #put(account: BenchAccount): void {
    const key = idKey(account._id);
    this.#store.putSync(key, serialize(account) as Buffer);
    this.#store.putSync(text(`S${account.source}${account.number}`), key);
    for (const hash of account.keys) this.#store.putSync(text(`K${hash}${key}`), key);
    this.#store.putSync(ownerKey(account), key);
    this.#store.putSync(text(`R${account.recordedAt.getTime()}${key}`), key);
  }

  tasks(size: number): Task[] {
    const link = (turn: number): void => {
      this.#store.transactionSync(() => {
        for (let n = 0; n < 1000; n += 1)
          this.#change((turn * 1000 + n) % size, linkedTo(turn * 500 + (n >> 1)));
      });
    };
    const upsert = (turn: number): void => {
      this.#store.transactionSync(() => {
        for (let n = 0; n < 1000; n += 1)
          if (n % 2 === 0) this.#put(accountOf(this.#next++));
          else this.#change((turn * 1000 + n) % size, linkedTo(0));
      });
    };
    return [
      { name: 'insert', count: 5, units: 1000, run: () => this.insert(1000) },
      { name: 'update', count: 5, units: 1000, run: link },
      { name: 'upsert', count: 5, units: 1000, run: upsert },
    ];
  }

  #change(n: number, fields: Partial<BenchAccount>): void {
    const key = idKey(n);
    const before = deserialize(this.#store.get(key) as Buffer) as BenchAccount;
    const after = { ...before, ...fields };
    this.#store.removeSync(ownerKey(before));
    this.#store.putSync(key, serialize(after) as Buffer);
    this.#store.putSync(ownerKey(after), key);
  }
}
