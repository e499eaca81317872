import { type Server } from 'node:net';
/**
 * Holds a directory for this process by listening on a local socket in it: the system lets go of it when the process
 * ends, however it ends. Changes into the directory, since the address of a socket may not be long.
 */
export declare function lockDirectory(directory: string): Promise<Server>;
