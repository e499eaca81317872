import type { Engine } from './engine.ts';
/** Starts what has to be done from time to time; the result stops it. */
export declare function startUpkeep(engine: Engine, expiryInterval: number): () => void;
