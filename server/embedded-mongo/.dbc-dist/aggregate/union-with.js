import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
export const unionWith = (operand, context) => {
    const { collection, pipeline } = parse(operand);
    const other = context.nested(pipeline);
    return function* united(input) {
        yield* input;
        yield* other.overCollection(context.environment.database, collection);
    };
};
function parse(operand) {
    if (typeof operand === 'string')
        return { collection: operand, pipeline: [] };
    must(isDocument(operand), 'FailedToParse', 'the $unionWith stage specification must be an object or string');
    const { coll = '', pipeline = [] } = operand;
    must(typeof coll === 'string', 'TypeMismatch', "BSON field '$unionWith.coll' is the wrong type");
    must(Array.isArray(pipeline), 'TypeMismatch', "BSON field '$unionWith.pipeline' is the wrong type");
    must(coll !== '' || '$documents' in (pipeline[0] ?? {}), 'FailedToParse', '$unionWith stage without explicit collection must have a pipeline with $documents as first stage');
    return { collection: coll, pipeline: pipeline };
}
//# sourceMappingURL=union-with.js.map