import { documentOf } from './documents.js';
import { scattered } from './figure.js';
/** The same through the driver, on one connection. */
export class ServerStore {
    #client;
    #collection;
    #next = 0;
    constructor(client) {
        this.#client = client;
        this.#collection = client.db('bench').collection('documents');
    }
    async prepare() {
        await this.#collection.drop();
        await this.#collection.createIndexes([
            { key: { customer: 1 } },
            { key: { city: 1, at: 1, _id: 1 } },
        ]);
        this.#next = 0;
    }
    async insert(count) {
        const documents = Array.from({ length: count }, () => documentOf(this.#next++));
        await this.#collection.insertMany(documents);
    }
    tasks(size) {
        const all = this.#collection;
        const update = { $inc: { amount: 1 } };
        return [
            {
                name: 'insertOne',
                count: 500,
                units: 1,
                run: () => all.insertOne(documentOf(this.#next++)),
            },
            { name: 'insertMany(1000)', count: 5, units: 1000, run: () => this.insert(1000) },
            {
                name: 'findOne by _id',
                count: 2000,
                units: 1,
                run: (t) => all.findOne({ _id: scattered(t, size) }),
            },
            {
                name: 'findOne by index',
                count: 2000,
                units: 1,
                run: (t) => all.findOne({ customer: documentOf(scattered(t, size)).customer }),
            },
            {
                name: 'updateOne',
                count: 500,
                units: 1,
                run: (t) => all.updateOne({ _id: scattered(t, size) }, update),
            },
            { name: 'range, sort, limit 20', count: 500, units: 1, run: (t) => this.#range(t, size) },
            { name: 'group (documents)', count: 1, units: size, run: () => this.#group() },
            {
                name: 'transaction (2 updates)',
                count: 200,
                units: 1,
                run: (t) => this.#transact(t, size),
            },
        ];
    }
    #range(turn, size) {
        const { city, at } = documentOf(scattered(turn, size));
        return this.#collection
            .find({ city, at: { $gte: at } })
            .sort({ at: 1 })
            .limit(20)
            .toArray();
    }
    #group() {
        const group = { _id: '$city', n: { $sum: 1 }, total: { $sum: '$amount' } };
        return this.#collection.aggregate([{ $group: group }]).toArray();
    }
    #transact(turn, size) {
        return this.#client.withSession((session) => session.withTransaction(async () => {
            for (const n of [scattered(turn, size), scattered(turn + 1, size)])
                await this.#collection.updateOne({ _id: n }, { $inc: { amount: 1 } }, { session });
        }));
    }
}
//# sourceMappingURL=server-tasks.js.map