import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { Groups, groupPlan } from './groups.js';
import { sortedBy, sortKeysOf } from './sort-stage.js';
export const group = (operand, context) => {
    must(isDocument(operand), 'Location15947', "a group's fields must be specified in an object");
    const { _id: key, ...fields } = operand;
    must('_id' in operand, 'Location15955', 'a group specification must include an _id');
    const plan = groupPlan(fields, context.compiler);
    return grouping('$group', context.compiler.compile(key), plan, context.variables);
};
/** One result for each value of `key`. */
export function grouping(stage, key, plan, variables) {
    return function* grouped(input) {
        const groups = new Groups(plan, stage);
        const scope = { root: undefined, variables: { ...variables } };
        for (const document of input) {
            if (document === undefined) {
                yield undefined;
                continue;
            }
            scope.root = document;
            scope.variables.CURRENT = document;
            groups.add(key(scope), scope);
        }
        yield* groups.results();
    };
}
export const count = (operand) => {
    must(typeof operand === 'string', 'Location40156', 'the count field must be a non-empty string');
    must(operand !== '', 'Location40157', 'the count field must be a non-empty string');
    must(!operand.startsWith('$'), 'Location40158', 'the count field cannot be a $-prefixed path');
    must(!operand.includes('.'), 'Location40160', "the count field cannot contain '.'");
    return function* counted(input) {
        let total = 0;
        for (const document of input) {
            if (document === undefined)
                yield undefined;
            else
                total += 1;
        }
        if (total > 0)
            yield { [operand]: total };
    };
};
export const sortByCount = (operand, context) => {
    must((typeof operand === 'string' && operand.startsWith('$')) || isDocument(operand), 'Location40149', `the sortByCount field must be defined as a $-prefixed path or an expression inside an object, found ${typeNameOf(operand)}`);
    const grouped = group({ _id: operand, count: { $sum: 1 } }, context);
    return inSequence(grouped, sortedBy(sortKeysOf({ count: -1 })));
};
export function inSequence(...stages) {
    return (input) => stages.reduce((stream, stage) => stage(stream), input);
}
//# sourceMappingURL=group-stage.js.map