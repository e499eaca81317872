import { withField } from '../bson/fields.js';
import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { compileAccumulator, isAccumulator, } from '../expression/accumulator-operators.js';
import { equalityKey } from '../expression/equality-key.js';
import { MemoryBudget, sizeOf } from './memory.js';
/** The accumulators of $group, $bucket and $bucketAuto, by field. */
export function groupPlan(fields, compiler) {
    return Object.entries(fields).map(([name, spec]) => {
        must(!name.includes('.'), 'Location40235', `The field name '${name}' cannot contain '.'`);
        must(!name.startsWith('$'), 'Location40236', `The field name '${name}' cannot be an operator name`);
        must(isDocument(spec) && Object.keys(spec)[0]?.startsWith('$') === true, 'Location40234', `The field '${name}' must be an accumulator object`);
        must(Object.keys(spec).length === 1, 'Location40238', `The field '${name}' must specify one accumulator`);
        const [operator, operand] = Object.entries(spec)[0];
        must(isAccumulator(operator), 'Location15952', `unknown group operator '${operator}'`);
        return [name, compileAccumulator(operator, operand, compiler)];
    });
}
const groupOverhead = 200;
/** Groups by a key in BSON's equality, each value going to its accumulator as it comes. */
export class Groups {
    #plan;
    #budget;
    #groups = new Map();
    constructor(plan, stage) {
        this.#plan = plan;
        this.#budget = new MemoryBudget(stage);
    }
    add(id, scope) {
        const { accumulators } = this.#groupOf(id ?? null);
        for (let at = 0; at < this.#plan.length; at += 1) {
            const accumulator = accumulators[at];
            const value = this.#plan[at]?.[1].input(scope);
            accumulator.add(value);
            if (accumulator.keeps)
                this.#budget.hold(sizeOf(value));
        }
    }
    #groupOf(id) {
        const key = equalityKey(id);
        let group = this.#groups.get(key);
        if (!group) {
            group = { id, accumulators: this.#plan.map(([, plan]) => plan.begin()) };
            this.#groups.set(key, group);
            this.#budget.hold(groupOverhead + sizeOf(id));
        }
        return group;
    }
    *results() {
        for (const { id, accumulators } of this.#groups.values()) {
            let result = { _id: id };
            this.#plan.forEach(([name], at) => {
                result = withField(result, name, accumulators[at]?.result());
            });
            yield result;
        }
    }
}
//# sourceMappingURL=groups.js.map