import { DatabaseError, must } from '../errors.js';
export function checkDatabaseName(name) {
    const sound = typeof name === 'string' && name.length > 0 && Buffer.byteLength(name) < 64;
    must(sound && !/[/\\. "$*<>:|?\0]/.test(name), 'InvalidNamespace', `Invalid database name: '${String(name)}'`);
}
export function checkCollectionName(database, name) {
    must(typeof name === 'string', 'InvalidNamespace', 'collection name has invalid type');
    const sound = name !== '' && !name.startsWith('.') && !name.endsWith('.') && !/[$\0]/.test(name);
    must(sound && Buffer.byteLength(`${database}.${name}`) <= 255, 'InvalidNamespace', `Invalid namespace specified '${database}.${name}'`);
}
/** The name that the command itself gives. */
export function collectionNameOf(call, field = call.name) {
    const name = call.body[field];
    checkCollectionName(call.database, name);
    return name;
}
/** The collection as the call may see it; undefined when there is none. */
export function findCollection(call, name, database = call.database) {
    const collection = call.engine.catalogue.get(database, name);
    if (collection)
        call.transaction?.checkUnchanged(collection);
    return collection;
}
export function requireCollection(call, name) {
    const collection = findCollection(call, name);
    if (!collection)
        throw new DatabaseError('NamespaceNotFound', `ns does not exist: ${call.database}.${name}`);
    return collection;
}
/** Refuses to write where only the server itself may. */
export function refuseSystem(name) {
    must(!name.startsWith('system.'), 'InvalidNamespace', `cannot write to '${name}'`);
}
//# sourceMappingURL=namespace.js.map