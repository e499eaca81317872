import { DatabaseError } from '../errors.ts';
/** The error for a stage that cannot be carried out here. */
export declare function refusedStage(name: string): DatabaseError;
