/** Reads the newest committed state, or a fixed snapshot when a read transaction is given. */
export class StoreView {
    #store;
    #snapshot;
    constructor(store, snapshot) {
        this.#store = store;
        this.#snapshot = snapshot;
    }
    get(key) {
        return this.#snapshot
            ? this.#store.get(key, { transaction: this.#snapshot })
            : this.#store.get(key);
    }
    range(low, high, limit, reverse) {
        const snapshot = this.#snapshot ? { transaction: this.#snapshot } : {};
        const bounds = reverse
            ? { start: high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse: true }
            : { start: low, end: high };
        return [...this.#store.getRange({ ...bounds, ...snapshot, limit })];
    }
}
//# sourceMappingURL=view.js.map