import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { compileFilter } from '../query/matcher.js';
export const match = (operand, { variables }) => matching(filterOf(operand), variables);
export function filterOf(operand) {
    must(isDocument(operand), 'Location15959', 'the match filter must be an expression in an object');
    return operand;
}
function matching(filter, variables) {
    const { matches } = compileFilter(filter, variables);
    return function* matched(input) {
        for (const document of input)
            if (document === undefined || matches(document))
                yield document;
    };
}
//# sourceMappingURL=match.js.map