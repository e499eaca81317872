import { withField } from '../bson/fields.js';
import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { collected } from './collected.js';
const refused = ['$collStats', '$facet', '$geoNear', '$indexStats', '$out', '$merge', '$search'];
export const facet = (operand, context) => {
    must(isDocument(operand) && Object.keys(operand).length > 0, 'Location40169', 'the $facet specification must be a non-empty object');
    const pipelines = Object.entries(operand).map(([name, pipeline]) => {
        must(!name.includes('.') && !name.startsWith('$'), 'FailedToParse', `$facet field names may not contain '.' or start with '$': ${name}`);
        must(Array.isArray(pipeline), 'Location40170', `arguments to $facet must be arrays, ${name} is not`);
        refuseStages(pipeline);
        return [name, context.nested(pipeline)];
    });
    return function* faceted(input) {
        const documents = yield* collected('$facet', input);
        let result = {};
        for (const [name, pipeline] of pipelines)
            result = withField(result, name, yield* collected('$facet', pipeline.over(documents)));
        yield result;
    };
};
function refuseStages(pipeline) {
    for (const stage of pipeline) {
        const name = isDocument(stage) ? Object.keys(stage)[0] : undefined;
        if (name !== undefined && refused.includes(name))
            throw new DatabaseError('Location40600', `${name} is not allowed to be used within a $facet stage`);
    }
}
//# sourceMappingURL=facet.js.map