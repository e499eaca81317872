import { must } from '../errors.js';
import { checkCollectionName, checkDatabaseName } from './namespace.js';
/** "database.collection" in its two parts. */
export function splitNamespace(namespace) {
    must(typeof namespace === 'string', 'TypeMismatch', 'a namespace has to be a string');
    const dot = namespace.indexOf('.');
    must(dot > 0, 'InvalidNamespace', `Invalid namespace specified '${namespace}'`);
    const database = namespace.slice(0, dot);
    const name = namespace.slice(dot + 1);
    checkDatabaseName(database);
    checkCollectionName(database, name);
    return { database, name };
}
//# sourceMappingURL=split-namespace.js.map