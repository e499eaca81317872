import { Binary, Long, Timestamp } from 'bson';
import { encodeDocument } from './bson/encode.ts';

/** No key signs the cluster time of a server without access control. */
const signature = { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO };

/** The cluster time: seconds and a counter, always growing. */
export class ClusterClock {
  #seconds = 0;
  #increment = 0;
  #fields: Buffer | undefined;

  /** The time of the newest operation. */
  get now(): Timestamp {
    return new Timestamp({ t: this.#seconds, i: this.#increment });
  }

  /** The fields by which every answer tells the time, as bytes. */
  get fields(): Buffer {
    if (!this.#fields) {
      const { now } = this;
      const document = { $clusterTime: { clusterTime: now, signature }, operationTime: now };
      this.#fields = encodeDocument(document).subarray(4, -1);
    }
    return this.#fields;
  }

  /** Moves on, for a write. */
  tick(): Timestamp {
    this.#fields = undefined;
    const seconds = Math.floor(Date.now() / 1000);
    if (seconds > this.#seconds) {
      this.#seconds = seconds;
      this.#increment = 1;
    } else {
      this.#increment += 1;
    }
    return this.now;
  }
}
