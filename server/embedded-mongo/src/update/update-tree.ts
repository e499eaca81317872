import { compareStrings } from '../bson/compare.ts';
import { DatabaseError, must } from '../errors.ts';
import { isPosition } from '../query/path.ts';
import type { Change } from './leaf.ts';

/** What an update does, by the parts of the paths that it names. */
export interface UpdateNode {
  /** Set at the end of a path; then there are no children. */
  change?: Change;
  children: Map<string, UpdateNode>;
}

/** Adds one path; two that touch the same value are refused. */
export function addPath(root: UpdateNode, path: string, change: Change): void {
  let node = root;
  const parts = checkedParts(path);
  parts.forEach((part, at) => {
    if (node.change) throw conflict(path, parts.slice(0, at).join('.'));
    let child = node.children.get(part);
    if (!child) {
      child = { children: new Map() };
      node.children.set(part, child);
    }
    node = child;
  });
  if (node.change || node.children.size > 0) throw conflict(path, path);
  node.change = change;
}

export function conflict(path: string, at: string): DatabaseError {
  return new DatabaseError(
    'ConflictingUpdateOperators',
    `Updating the path '${path}' would create a conflict at '${at}'`,
  );
}

function checkedParts(path: string): string[] {
  must(path !== '', 'EmptyFieldName', 'An empty update path is not valid.');
  const parts = path.split('.');
  must(
    !parts.includes(''),
    'EmptyFieldName',
    `The update path '${path}' contains an empty field name, which is not allowed.`,
  );
  const arrays = parts.filter(isSelector);
  must(
    !isSelector(parts[0] as string),
    'BadValue',
    `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
  );
  must(
    arrays.filter((part) => part === '$').length <= 1,
    'BadValue',
    `Too many positional (i.e. '$') elements found in path '${path}'`,
  );
  const dollar = parts.find((part) => part.startsWith('$') && !isSelector(part));
  must(
    dollar === undefined,
    'DollarPrefixedFieldName',
    `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
  return parts;
}

/** `$`, `$[]` or `$[identifier]`. */
export function isSelector(part: string): boolean {
  return part === '$' || /^\$\[.*\]$/.test(part);
}

/** The identifiers of all `$[identifier]` in the tree. */
export function identifiersOf(node: UpdateNode, found = new Set<string>()): Set<string> {
  for (const [part, child] of node.children) {
    const identifier = /^\$\[(.+)\]$/.exec(part)?.[1];
    if (identifier) found.add(identifier);
    identifiersOf(child, found);
  }
  return found;
}

/** MongoDB makes new fields in the order of their names, numbers in the order of numbers. */
export function sortTree(node: UpdateNode): void {
  const sorted = [...node.children].sort(([a], [b]) => compareParts(a, b));
  node.children = new Map(sorted);
  for (const [, child] of sorted) sortTree(child);
}

function compareParts(a: string, b: string): number {
  return isPosition(a) && isPosition(b) ? Number(a) - Number(b) : compareStrings(a, b);
}
