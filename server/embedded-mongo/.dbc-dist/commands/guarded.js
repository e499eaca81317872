/** Gives the reading back when the query cannot even be planned. */
export function guarded(reading, plan) {
    try {
        return plan();
    }
    catch (error) {
        reading.release();
        throw error;
    }
}
export function* nothing() {
    // no collection, no documents
}
//# sourceMappingURL=guarded.js.map