import { type Document, isDocument } from '../bson/types.ts';
import { isOperators } from '../query/is-operators.ts';

/** One operator that every matching document satisfies at a path. */
export interface Condition {
  operator: string;
  operand: unknown;
  /** Operators beside it ($options beside $regex). */
  siblings: Document;
}

export interface Conditions {
  byPath: ReadonlyMap<string, Condition[]>;
  /** The branches of each $or that must hold. */
  alternatives: Document[][];
}

/** What a filter demands, as far as an index may help with it. */
export function conditionsOf(filter: Document): Conditions {
  const byPath = new Map<string, Condition[]>();
  const alternatives: Document[][] = [];
  collect(filter, '', byPath, alternatives);
  return { byPath, alternatives };
}

function collect(
  filter: Document,
  prefix: string,
  byPath: Map<string, Condition[]>,
  alternatives: Document[][],
): void {
  for (const [name, value] of Object.entries(filter)) {
    if (name === '$and') {
      for (const part of value as Document[]) collect(part, prefix, byPath, alternatives);
    } else if (name === '$or' && prefix === '') {
      addAlternatives(value as Document[], byPath, alternatives);
    } else if (!name.startsWith('$')) {
      collectField(`${prefix}${name}`, value, byPath, alternatives);
    }
  }
}

/** An $or of one branch is that branch. */
function addAlternatives(
  branches: Document[],
  byPath: Map<string, Condition[]>,
  alternatives: Document[][],
): void {
  if (branches.length === 1) collect(branches[0] as Document, '', byPath, alternatives);
  else alternatives.push(branches);
}

function collectField(
  path: string,
  value: unknown,
  byPath: Map<string, Condition[]>,
  alternatives: Document[][],
): void {
  if (!isOperators(value)) {
    add(byPath, path, { operator: '$eq', operand: value, siblings: {} });
    return;
  }
  for (const [operator, operand] of Object.entries(value)) {
    if (operator === '$elemMatch' && isDocument(operand))
      collectElement(path, operand, byPath, alternatives);
    add(byPath, path, { operator, operand, siblings: value });
  }
}

function collectElement(
  path: string,
  operand: Document,
  byPath: Map<string, Condition[]>,
  alternatives: Document[][],
): void {
  if (isOperators(operand)) {
    for (const [operator, inner] of Object.entries(operand))
      if (isValueOperator(operator))
        add(byPath, path, { operator, operand: inner, siblings: operand });
  } else {
    collect(operand, `${path}.`, byPath, alternatives);
  }
}

function isValueOperator(operator: string): boolean {
  return ['$eq', '$in', '$gt', '$gte', '$lt', '$lte', '$regex'].includes(operator);
}

function add(byPath: Map<string, Condition[]>, path: string, condition: Condition): void {
  const conditions = byPath.get(path);
  if (conditions) conditions.push(condition);
  else byPath.set(path, [condition]);
}

/** What holds together with one branch of an $or. */
export function withBranch(conditions: Conditions, branch: Document): Conditions {
  const inner = conditionsOf(branch);
  const byPath = new Map(inner.byPath);
  for (const [path, own] of conditions.byPath)
    byPath.set(path, [...(byPath.get(path) ?? []), ...own]);
  return { byPath, alternatives: inner.alternatives };
}
