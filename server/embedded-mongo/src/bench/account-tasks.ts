import type { Collection, MongoClient } from 'mongodb';
import { accountOf, type BenchAccount, linkedTo } from './account-documents.ts';
import type { Task } from './figure.ts';

/** Writing many documents with many index entries each, through the driver. */
export class ServerAccounts {
  readonly #client: MongoClient;
  readonly #collection: Collection<BenchAccount>;
  #next = 0;

  constructor(client: MongoClient) {
    this.#client = client;
    this.#collection = client.db('bench').collection<BenchAccount>('accounts');
  }

  async prepare(): Promise<void> {
    await this.#collection.createIndexes([
      { key: { source: 1, number: 1 }, unique: true },
      { key: { keys: 1 } },
      { key: { owner: 1 } },
      { key: { recordedAt: 1 } },
    ]);
  }

  async insert(count: number): Promise<void> {
    const documents = Array.from({ length: count }, () => accountOf(this.#next++));
    await this.#collection.insertMany(documents, { ordered: false });
  }

  tasks(size: number): Task[] {
    return [
      { name: 'accounts: insertMany(1000)', count: 5, units: 1000, run: () => this.insert(1000) },
      {
        name: 'accounts: 1000 updates',
        count: 5,
        units: 1000,
        run: (turn) => this.#link(turn, size),
      },
      {
        name: 'accounts: 1000 upserts',
        count: 5,
        units: 1000,
        run: (turn) => this.#upsert(turn, size),
      },
    ];
  }

  /** In one transaction, by `_id`, two small fields of which one is indexed. */
  #link(turn: number, size: number): Promise<void> {
    return this.#inTransaction((n) => ({
      updateOne: {
        filter: { _id: (turn * 1000 + n) % size },
        update: { $set: linkedTo(turn * 500 + (n >> 1)) },
      },
    }));
  }

  /** In one transaction: half of them are new. */
  #upsert(turn: number, size: number): Promise<void> {
    return this.#inTransaction((n) => {
      const { _id, ...fields } = accountOf(n % 2 === 0 ? this.#next++ : (turn * 1000 + n) % size);
      return { updateOne: { filter: { _id }, update: { $set: fields }, upsert: true } };
    });
  }

  #inTransaction(
    write: (n: number) => Parameters<Collection<BenchAccount>['bulkWrite']>[0][number],
  ): Promise<void> {
    const writes = Array.from({ length: 1000 }, (_, n) => write(n));
    return this.#client.withSession((session) =>
      session.withTransaction(async () => {
        await this.#collection.bulkWrite(writes, { ordered: false, session });
      }),
    );
  }
}
