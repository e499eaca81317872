import { compilerFor } from '../expression/compile-expression.js';
/** Compiles an aggregation expression over exact documents. */
export function compileExpression(expression, variables = {}) {
    return overDocuments(compilerFor(Object.keys(variables)).compile(expression), variables);
}
/** The evaluation with each document as $$ROOT and $$CURRENT. */
export function overDocuments(evaluate, variables) {
    const scope = { root: undefined, variables: { NOW: new Date(), ...variables } };
    return (document) => {
        scope.root = document;
        scope.variables.CURRENT = document;
        return evaluate(scope);
    };
}
//# sourceMappingURL=expression.js.map