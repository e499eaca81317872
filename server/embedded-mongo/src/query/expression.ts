import type { Document } from '../bson/types.ts';
import { compilerFor } from '../expression/compile-expression.ts';
import type { Evaluate, Scope } from '../expression/scope.ts';

export type Compute = (document: Document) => unknown;

/** Compiles an aggregation expression over exact documents. */
export function compileExpression(expression: unknown, variables: Document = {}): Compute {
  return overDocuments(compilerFor(Object.keys(variables)).compile(expression), variables);
}

/** The evaluation with each document as $$ROOT and $$CURRENT. */
export function overDocuments(evaluate: Evaluate, variables: Document): Compute {
  const scope: Scope = { root: undefined, variables: { NOW: new Date(), ...variables } };
  return (document) => {
    scope.root = document;
    scope.variables.CURRENT = document;
    return evaluate(scope);
  };
}
