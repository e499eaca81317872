import { type Document, isDocument, rank, rankOf } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { isTrue } from '../expression/truth.ts';
import { compileExpression } from './expression.ts';
import { isOperators } from './is-operators.ts';
import { type Predicate, predicateOf } from './operators.ts';
import { splitPath } from './path.ts';

export interface Filter {
  matches: Predicate;
  /** The top-level fields it looks at; undefined when it may look at any. */
  fields: ReadonlySet<string> | undefined;
}

/** Compiles a query filter over exact documents; throws MongoDB's errors for what is malformed or not supported. */
export function compileFilter(filter: Document, variables: Document = {}): Filter {
  const fields = new Set<string>();
  const scope: Scope = { fields, whole: false, variables };
  const matches = all(clausesOf(filter, scope));
  return { matches, fields: scope.whole ? undefined : fields };
}

interface Scope {
  fields: Set<string>;
  whole: boolean;
  variables: Document;
}

function clausesOf(filter: Document, scope: Scope): Predicate[] {
  return Object.entries(filter).flatMap(([name, value]) =>
    name.startsWith('$') ? logical(name, value, scope) : fieldClauses(name, value, scope),
  );
}

function all(predicates: Predicate[]): Predicate {
  if (predicates.length === 1) return predicates[0] as Predicate;
  return (document) => predicates.every((predicate) => predicate(document));
}

function logical(name: string, value: unknown, scope: Scope): Predicate[] {
  switch (name) {
    case '$and':
      return branches(name, value, scope);
    case '$or': {
      const some = branches(name, value, scope);
      return [(document) => some.some((predicate) => predicate(document))];
    }
    case '$nor': {
      const none = branches(name, value, scope);
      return [(document) => !none.some((predicate) => predicate(document))];
    }
    case '$expr': {
      scope.whole = true;
      const compute = compileExpression(value, scope.variables);
      return [(document) => isTrue(compute(document))];
    }
    case '$comment':
      return [];
    case '$where':
    case '$text':
    case '$jsonSchema':
      throw new DatabaseError(
        'CommandNotSupported',
        `${name} is not supported by the embedded database`,
      );
    default:
      throw new DatabaseError(
        'BadValue',
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function branches(name: string, value: unknown, scope: Scope): Predicate[] {
  must(
    Array.isArray(value) && value.length > 0,
    'BadValue',
    `${name} argument must be a non-empty array`,
  );
  return value.map((branch) => {
    must(isDocument(branch), 'BadValue', `${name} argument's entries must be objects`);
    return all(clausesOf(branch, scope));
  });
}

function fieldClauses(name: string, value: unknown, scope: Scope): Predicate[] {
  const path = splitPath(name);
  const compile = (filter: Document) =>
    all(clausesOf(filter, { fields: new Set(), whole: false, variables: scope.variables }));
  scope.fields.add(path[0] as string);
  if (!isOperators(value)) {
    const operator = rankOf(value) === rank.regex ? '$regex' : '$eq';
    return [predicateOf(operator, { path, operand: value, siblings: {}, compile })];
  }
  return Object.entries(value).map(([operator, operand]) =>
    predicateOf(operator, { path, operand, siblings: value, compile }),
  );
}
