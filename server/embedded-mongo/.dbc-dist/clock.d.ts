import { Timestamp } from 'bson';
/** The cluster time: seconds and a counter, always growing. */
export declare class ClusterClock {
    #private;
    /** The time of the newest operation. */
    get now(): Timestamp;
    /** Moves on, for a write. */
    tick(): Timestamp;
}
