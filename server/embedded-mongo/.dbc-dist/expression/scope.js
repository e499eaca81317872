/** A scope in which variables can be set without changing the outer one. */
export function innerScope(scope) {
    return { root: scope.root, variables: Object.create(scope.variables) };
}
//# sourceMappingURL=scope.js.map