/** A put or remove failed half way: the whole group must be undone. */
export class StoreFailure extends Error {
}
/** Only inside a group. */
export function putInGroup(store, key, value) {
    orFail(() => store.putSync(key, value));
}
/** Only inside a group. */
export function removeInGroup(store, key) {
    orFail(() => store.removeSync(key));
}
function orFail(write) {
    try {
        write();
    }
    catch (error) {
        throw new StoreFailure(error instanceof Error ? error.message : String(error));
    }
}
//# sourceMappingURL=write-in-group.js.map