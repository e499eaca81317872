import { deserialize, serialize } from 'bson';
import type { Store } from '../storage/environment.ts';
import { type BenchDocument, cityOf, documentOf } from './documents.ts';
import { scattered, type Task } from './figure.ts';

const text = (key: string): Buffer => Buffer.from(key);
const idKey = (n: number): Buffer => text(`d${String(n).padStart(12, '0')}`);
const customerKey = ({ customer }: BenchDocument): Buffer => text(`c${customer}`);
const cityKey = ({ city, at, _id }: BenchDocument): Buffer =>
  text(`p${city}${at.getTime()}${String(_id).padStart(12, '0')}`);

/** What can be done at best: the same entries in LMDB itself, in one process, without a protocol or a language. */
export class RawStore {
  readonly #store: Store;
  #next = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Inserts the next documents; on the disk when it returns. */
  insert(count: number): void {
    this.#store.transactionSync(() => {
      for (let at = 0; at < count; at += 1) this.#put(documentOf(this.#next++));
    });
  }

  #put(document: BenchDocument): void {
    const key = idKey(document._id);
    this.#store.putSync(key, serialize(document) as Buffer);
    this.#store.putSync(customerKey(document), key);
    this.#store.putSync(cityKey(document), key);
  }

  tasks(size: number): Task[] {
    return [
      { name: 'insertOne', count: 500, units: 1, run: () => this.insert(1) },
      { name: 'insertMany(1000)', count: 5, units: 1000, run: () => this.insert(1000) },
      { name: 'findOne by _id', count: 2000, units: 1, run: (t) => this.#read(scattered(t, size)) },
      { name: 'findOne by index', count: 2000, units: 1, run: (t) => this.#find(t, size) },
      { name: 'updateOne', count: 500, units: 1, run: (t) => this.#change([scattered(t, size)]) },
      { name: 'range, sort, limit 20', count: 500, units: 1, run: (t) => this.#range(t, size) },
      { name: 'group (documents)', count: 1, units: size, run: () => this.#scan() },
      {
        name: 'transaction (2 updates)',
        count: 200,
        units: 1,
        run: (t) => this.#change([scattered(t, size), scattered(t + 1, size)]),
      },
    ];
  }

  #read(n: number): BenchDocument {
    return deserialize(this.#store.get(idKey(n)) as Buffer) as BenchDocument;
  }

  #find(turn: number, size: number): void {
    const wanted = customerKey(documentOf(scattered(turn, size)));
    deserialize(this.#store.get(this.#store.get(wanted) as Buffer) as Buffer);
  }

  #change(numbers: number[]): void {
    this.#store.transactionSync(() => {
      for (const n of numbers) {
        const document = this.#read(n);
        this.#store.putSync(
          idKey(n),
          serialize({ ...document, amount: document.amount + 1 }) as Buffer,
        );
      }
    });
  }

  #range(turn: number, size: number): void {
    const document = documentOf(scattered(turn, size));
    const bounds = { start: cityKey(document), end: text(`p${document.city}9`), limit: 20 };
    for (const { value } of this.#store.getRange(bounds))
      deserialize(this.#store.get(value) as Buffer);
  }

  #scan(): void {
    const totals = new Map(Array.from({ length: 50 }, (_, at) => [cityOf(at), 0]));
    for (const { value } of this.#store.getRange({ start: text('d'), end: text('e') })) {
      const { city, amount } = deserialize(value);
      totals.set(city, (totals.get(city) ?? 0) + amount);
    }
  }
}
