import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { compileFilter } from '../query/matcher.js';
import { shellText } from '../storage/duplicate-key.js';
/** The tests of `$[identifier]`, each filter naming one identifier. */
export function compileArrayFilters(filters, used, update) {
    const tests = new Map();
    for (const filter of filters) {
        const identifier = identifierOf(filter);
        must(!tests.has(identifier), 'FailedToParse', `Found multiple array filters with the same top-level field name ${identifier}`);
        must(used.has(identifier), 'FailedToParse', `The array filter for identifier '${identifier}' was not used in the update ${shellText(update)}`);
        const compiled = compileFilter(filter);
        tests.set(identifier, (element) => compiled.matches({ [identifier]: element }));
    }
    const missing = [...used].find((identifier) => !tests.has(identifier));
    if (missing !== undefined)
        throw new DatabaseError('BadValue', `No array filter found for identifier '${missing}'`);
    return tests;
}
function identifierOf(filter) {
    must(isDocument(filter) && Object.keys(filter).length > 0, 'FailedToParse', 'Cannot use an expression without a top-level field name in arrayFilters');
    const [name, other] = new Set(topNames(filter));
    must(name !== undefined, 'FailedToParse', 'Cannot use an expression without a top-level field name in arrayFilters');
    must(other === undefined, 'FailedToParse', `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`);
    must(/^[a-z][a-zA-Z0-9]*$/.test(name), 'BadValue', `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`);
    return name;
}
function topNames(filter) {
    return Object.entries(filter).flatMap(([name, value]) => {
        if (!name.startsWith('$'))
            return [name.split('.')[0]];
        return Array.isArray(value) ? value.filter(isDocument).flatMap(topNames) : [];
    });
}
//# sourceMappingURL=array-filters.js.map