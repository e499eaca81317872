import { documentStages } from '../aggregate/document-stages.js';
import { withId } from '../bson/fields.js';
import { isIdentical } from '../bson/identical.js';
import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { compileExpression } from '../query/expression.js';
import { checkId, withIdFirst } from './id-rules.js';
import { baseOf, equalitiesOf } from './upsert-base.js';
/** An update by an aggregation pipeline of the stages that make one document of each. */
export function compilePipelineUpdate(pipeline, options) {
    const variables = { NOW: new Date(), ...options.variables };
    const context = {
        variables,
        expression: (expression) => compileExpression(expression, variables),
    };
    const changes = pipeline.map((stage) => {
        must(isDocument(stage) && Object.keys(stage).length === 1, 'Location40323', 'A pipeline stage specification object must contain exactly one field.');
        const [name, operand] = Object.entries(stage)[0];
        const compile = documentStages.get(name);
        if (!compile)
            throw new DatabaseError('InvalidOptions', `${name} is not allowed to be used within an update`);
        return compile(operand, context);
    });
    const applied = (document) => changes.reduce((current, change) => change(current), document);
    return {
        apply(document) {
            const after = keepingId(document, applied(document));
            checkId(document, after, true);
            return isIdentical(document, after) ? undefined : after;
        },
        insertion() {
            const base = baseOf(equalitiesOf(options.filter));
            const after = keepingId(base, applied(base));
            checkId(base, after, true);
            return withIdFirst(after);
        },
    };
}
/** A pipeline that leaves the `_id` out does not remove it. */
function keepingId(before, after) {
    if (before._id === undefined || Object.hasOwn(after, '_id'))
        return after;
    return withId(before._id, after);
}
//# sourceMappingURL=pipeline-update.js.map