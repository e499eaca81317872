export function namespaceOf(collection) {
    return `${collection.database}.${collection.name}`;
}
//# sourceMappingURL=catalogue-types.js.map