import { Long } from 'bson';
import { copyOf, withField } from '../bson/fields.js';
import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { ValueSet } from '../expression/equality-key.js';
import { splitPath, valuesAtPath } from '../query/path.js';
import { filterOf } from './match.js';
import { MemoryBudget, sizeOf } from './memory.js';
import { placed } from './unwind.js';
export const graphLookup = (operand, context) => {
    must(isDocument(operand), 'FailedToParse', 'the $graphLookup specification must be an object');
    const spec = parse(operand);
    must('startWith' in operand, 'Location40105', '$graphLookup requires startWith');
    const start = context.expression(operand.startWith);
    return function* walked(input) {
        for (const document of input) {
            if (document === undefined) {
                yield undefined;
                continue;
            }
            const first = start(document);
            const walk = new Walk(spec, context);
            for (const point of walk.from(Array.isArray(first) ? first : [first]))
                yield point;
            yield placed(document, spec.as, walk.found);
        }
    };
};
function parse(operand) {
    for (const name of ['from', 'as', 'connectFromField', 'connectToField'])
        must(typeof operand[name] === 'string', 'Location40103', `expected string as argument for ${name}`);
    const depth = operand.maxDepth;
    const maxDepth = isNumeric(depth) ? toNumber(depth) : Number.NaN;
    must(depth === undefined || (Number.isInteger(maxDepth) && maxDepth >= 0), 'Location40101', 'maxDepth requires a nonnegative argument');
    const restriction = operand.restrictSearchWithMatch;
    return {
        from: operand.from,
        connectFrom: splitPath(operand.connectFromField),
        connectTo: operand.connectToField,
        as: splitPath(operand.as),
        maxDepth: depth === undefined ? Number.POSITIVE_INFINITY : maxDepth,
        depthField: operand.depthField,
        restriction: restriction === undefined ? undefined : filterOf(restriction),
    };
}
/** A breadth-first walk that visits every document once. */
class Walk {
    found = [];
    #spec;
    #context;
    #visited = new ValueSet();
    #asked = new ValueSet();
    #budget = new MemoryBudget('$graphLookup');
    constructor(spec, context) {
        this.#spec = spec;
        this.#context = context;
    }
    *from(values) {
        let frontier = this.#unasked(values);
        for (let depth = 0; frontier.length > 0 && depth <= this.#spec.maxDepth; depth += 1) {
            const next = [];
            for (const document of this.#reading(frontier)) {
                if (document === undefined)
                    yield undefined;
                else if (this.#visited.add(document._id))
                    next.push(...this.#visit(document, depth));
            }
            frontier = this.#unasked(next);
        }
    }
    #unasked(values) {
        return values.filter((value) => this.#asked.add(value ?? null));
    }
    #reading(values) {
        const { environment } = this.#context;
        const { from, connectTo, restriction } = this.#spec;
        const link = { [connectTo]: { $in: values.map((value) => value ?? null) } };
        const filter = restriction ? { $and: [link, restriction] } : link;
        return environment.read(environment.database, from, filter);
    }
    #visit(document, depth) {
        this.#budget.hold(sizeOf(document));
        const { depthField, connectFrom } = this.#spec;
        const result = copyOf(document);
        this.found.push(depthField === undefined ? result : withField(result, depthField, Long.fromNumber(depth)));
        return valuesAtPath(document, connectFrom)
            .flat()
            .filter((value) => value !== undefined);
    }
}
//# sourceMappingURL=graph-lookup.js.map