import { MemoryBudget, sizeOf } from './memory.js';
/** All documents of a stream, within the memory that a stage may use; yields where others may go first. */
export function* collected(stage, input) {
    const budget = new MemoryBudget(stage);
    const documents = [];
    for (const document of input) {
        if (document === undefined) {
            yield undefined;
        }
        else {
            budget.hold(sizeOf(document));
            documents.push(document);
        }
    }
    return documents;
}
//# sourceMappingURL=collected.js.map