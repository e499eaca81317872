import { deserialize, serialize } from 'bson';
import { openStore } from '../storage/environment.js';
import { cityOf, documentOf } from './documents.js';
import { scattered } from './figure.js';
const text = (key) => Buffer.from(key);
const idKey = (n) => text(`d${String(n).padStart(12, '0')}`);
const customerKey = ({ customer }) => text(`c${customer}`);
const cityKey = ({ city, at, _id }) => text(`p${city}${at.getTime()}${String(_id).padStart(12, '0')}`);
/** What can be done at best: the same entries in LMDB itself, in one process, without a protocol or a language. */
export class RawStore {
    #store;
    #next = 0;
    constructor(directory) {
        this.#store = openStore(directory);
    }
    /** Inserts the next documents; on the disk when it returns. */
    insert(count) {
        this.#store.transactionSync(() => {
            for (let at = 0; at < count; at += 1)
                this.#put(documentOf(this.#next++));
        });
    }
    #put(document) {
        const key = idKey(document._id);
        this.#store.putSync(key, serialize(document));
        this.#store.putSync(customerKey(document), key);
        this.#store.putSync(cityKey(document), key);
    }
    tasks(size) {
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
    #read(n) {
        return deserialize(this.#store.get(idKey(n)));
    }
    #find(turn, size) {
        const wanted = customerKey(documentOf(scattered(turn, size)));
        deserialize(this.#store.get(this.#store.get(wanted)));
    }
    #change(numbers) {
        this.#store.transactionSync(() => {
            for (const n of numbers) {
                const document = this.#read(n);
                this.#store.putSync(idKey(n), serialize({ ...document, amount: document.amount + 1 }));
            }
        });
    }
    #range(turn, size) {
        const document = documentOf(scattered(turn, size));
        const bounds = { start: cityKey(document), end: text(`p${document.city}9`), limit: 20 };
        for (const { value } of this.#store.getRange(bounds))
            deserialize(this.#store.get(value));
    }
    #scan() {
        const totals = new Map(Array.from({ length: 50 }, (_, at) => [cityOf(at), 0]));
        for (const { value } of this.#store.getRange({ start: text('d'), end: text('e') })) {
            const { city, amount } = deserialize(value);
            totals.set(city, (totals.get(city) ?? 0) + amount);
        }
    }
    close() {
        return this.#store.close();
    }
}
//# sourceMappingURL=raw-tasks.js.map