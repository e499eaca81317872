import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
/** Documents that stand in the pipeline itself. */
export const documents = (operand, context) => {
    const given = context.expression(operand)({});
    must(Array.isArray(given) && given.every(isDocument), 'Location5858203', 'an array is expected, whose elements are objects');
    return () => given;
};
//# sourceMappingURL=documents.js.map