import type { MongoClient } from 'mongodb';
import { type Task } from './figure.ts';
/** The same through the driver, on one connection. */
export declare class ServerStore {
    #private;
    constructor(client: MongoClient);
    prepare(): Promise<void>;
    insert(count: number): Promise<void>;
    tasks(size: number): Task[];
}
