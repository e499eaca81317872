import { KeyHeld } from '../storage/target.js';
/** Which open transaction has written which key. */
export class ClaimsTable {
    #holders = new Map();
    check(key) {
        if (this.#holders.size === 0)
            return;
        const holder = this.#holders.get(key.toString('latin1'));
        if (holder)
            throw new KeyHeld(holder.released);
    }
    holderOf(key) {
        return this.#holders.get(key.toString('latin1'));
    }
    take(key, holder) {
        const name = key.toString('latin1');
        this.#holders.set(name, holder);
        return name;
    }
    release(names) {
        for (const name of names)
            this.#holders.delete(name);
    }
}
//# sourceMappingURL=claims-table.js.map