import { type Document, isDocument, rank, rankOf } from '../bson/types.ts';

/**
 * What of a pipeline's first $match a collection can be read by, joined with `filter`. The $match itself stays, so this
 * may let more through: of `$expr` only equalities of a field with a variable's plain value are used.
 */
export function sourceFilter(
  pipeline: readonly Document[],
  variables: Document,
  filter: Document | undefined,
): Document | undefined {
  const match = pipeline[0]?.$match;
  const parts = filter ? [filter] : [];
  if (isDocument(match)) parts.push(...usableParts(match, variables));
  return parts.length > 1 ? { $and: parts } : parts[0];
}

function usableParts(match: Document, variables: Document): Document[] {
  return Object.entries(match).flatMap(([name, value]) => {
    if (name === '$expr') return equalities(value, variables);
    if (name === '$and' && Array.isArray(value))
      return value.filter(isDocument).flatMap((part) => usableParts(part, variables));
    return name.startsWith('$') ? [] : [{ [name]: value }];
  });
}

function equalities(expression: unknown, variables: Document): Document[] {
  if (!isDocument(expression)) return [];
  if (Array.isArray(expression.$and))
    return expression.$and.flatMap((part) => equalities(part, variables));
  if (!Array.isArray(expression.$eq) || expression.$eq.length !== 2) return [];
  const [left, right] = expression.$eq;
  return equality(left, right, variables) ?? equality(right, left, variables) ?? [];
}

const plainKinds = new Set<number>([
  rank.number,
  rank.string,
  rank.objectId,
  rank.bool,
  rank.date,
  rank.binary,
]);

function equality(field: unknown, variable: unknown, variables: Document): Document[] | undefined {
  if (typeof field !== 'string' || !/^\$[^$]/.test(field)) return undefined;
  const value = constantOf(variable, variables);
  if (!plainKinds.has(rankOf(value))) return undefined;
  return [{ [field.slice(1)]: { $eq: value } }];
}

function constantOf(operand: unknown, variables: Document): unknown {
  if (typeof operand !== 'string' || !operand.startsWith('$')) return operand;
  const name = operand.slice(2);
  return operand.startsWith('$$') && Object.hasOwn(variables, name) ? variables[name] : undefined;
}
