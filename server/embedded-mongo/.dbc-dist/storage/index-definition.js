import { toNumber } from '../bson/types.js';
import { compileFilter } from '../query/matcher.js';
import { splitPath } from '../query/path.js';
/** The working form of an index specification that has passed the checks of createIndexes. */
export function indexFrom(id, spec, state) {
    const key = spec.key;
    const fields = Object.keys(key);
    const filter = spec.partialFilterExpression;
    const compiled = filter && compileFilter(filter);
    return {
        id,
        name: String(spec.name),
        spec,
        fields,
        paths: fields.map(splitPath),
        directions: fields.map((field) => (toNumber(key[field]) < 0 ? -1 : 1)),
        simple: fields.every((field) => !field.includes('.')),
        unique: spec.unique === true,
        sparse: spec.sparse === true,
        ...(filter && compiled ? { partial: { filter, matches: compiled.matches } } : {}),
        ...(spec.expireAfterSeconds === undefined
            ? {}
            : { expireAfterSeconds: toNumber(spec.expireAfterSeconds) }),
        ...state,
    };
}
//# sourceMappingURL=index-definition.js.map