import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { MemoryBudget, sizeOf } from './memory.js';
/** So many documents, each set of them equally likely, in random order. */
export const sample = (operand) => {
    must(isDocument(operand), 'Location28745', 'the $sample stage specification must be an object');
    must(isNumeric(operand.size), 'Location28746', 'size argument to $sample must be a number');
    const size = Math.trunc(toNumber(operand.size));
    must(size > 0, 'Location28747', 'size argument to $sample must be positive');
    return function* sampled(input) {
        const reservoir = new Reservoir(size);
        for (const document of input) {
            if (document === undefined)
                yield undefined;
            else
                reservoir.offer(document);
        }
        yield* shuffled(reservoir.kept);
    };
};
class Reservoir {
    kept = [];
    #size;
    #budget = new MemoryBudget('$sample');
    #seen = 0;
    constructor(size) {
        this.#size = size;
    }
    offer(document) {
        this.#seen += 1;
        if (this.kept.length < this.#size) {
            this.#budget.hold(sizeOf(document));
            this.kept.push(document);
            return;
        }
        const at = Math.floor(Math.random() * this.#seen);
        if (at < this.#size)
            this.kept[at] = document;
    }
}
function shuffled(documents) {
    for (let at = documents.length - 1; at > 0; at -= 1) {
        const other = Math.floor(Math.random() * (at + 1));
        [documents[at], documents[other]] = [documents[other], documents[at]];
    }
    return documents;
}
//# sourceMappingURL=sample.js.map