import { type Store } from './environment.ts';
/** Opens the store of a data directory, made if need be; throws StartFailure with the reason in words. */
export declare function openDirectory(directory: string): Promise<Store>;
