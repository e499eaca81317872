/** Why the database cannot start, in one sentence for people. */
export class StartFailure extends Error {
}
//# sourceMappingURL=start-failure.js.map