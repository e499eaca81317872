/** Why the database cannot start, in one sentence for people. */
export declare class StartFailure extends Error {
}
