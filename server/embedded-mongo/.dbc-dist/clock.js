import { Timestamp } from 'bson';
/** The cluster time: seconds and a counter, always growing. */
export class ClusterClock {
    #seconds = 0;
    #increment = 0;
    /** The time of the newest operation. */
    get now() {
        return new Timestamp({ t: this.#seconds, i: this.#increment });
    }
    /** Moves on, for a write. */
    tick() {
        const seconds = Math.floor(Date.now() / 1000);
        if (seconds > this.#seconds) {
            this.#seconds = seconds;
            this.#increment = 1;
        }
        else {
            this.#increment += 1;
        }
        return this.now;
    }
}
//# sourceMappingURL=clock.js.map