import { copyValue } from '../bson/encode.ts';
import { withField } from '../bson/fields.ts';
import { type Document, isDocument, rank, rankOf } from '../bson/types.ts';
import { must } from '../errors.ts';
import { isOperators } from '../query/is-operators.ts';
import { splitPath } from '../query/path.ts';

/** The fields that a filter fixes to one value, as paths. */
export function equalitiesOf(filter: Document): Map<string, unknown> {
  const found = new Map<string, unknown>();
  collect(filter, found);
  return found;
}

function collect(filter: Document, found: Map<string, unknown>): void {
  for (const [name, value] of Object.entries(filter)) {
    if (name === '$and' || name === '$or') collectBranches(name, value, found);
    else if (!name.startsWith('$')) collectField(name, value, found);
  }
}

function collectBranches(name: string, value: unknown, found: Map<string, unknown>): void {
  const branches = Array.isArray(value) ? value.filter(isDocument) : [];
  if (name === '$or' && branches.length !== 1) return;
  for (const branch of branches) collect(branch, found);
}

function collectField(path: string, value: unknown, found: Map<string, unknown>): void {
  if (!isOperators(value)) {
    if (rankOf(value) !== rank.regex) addEquality(path, value, found);
    return;
  }
  if ('$eq' in value) addEquality(path, value.$eq, found);
  for (const name of ['$in', '$all']) {
    const only = onlyOf(value[name]);
    if (only !== undefined && rankOf(only) !== rank.regex && !isOperators(only))
      addEquality(path, only, found);
  }
}

function onlyOf(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : undefined;
}

function addEquality(path: string, value: unknown, found: Map<string, unknown>): void {
  for (const other of found.keys()) {
    must(
      other !== path,
      'NotSingleValueField',
      `cannot infer query fields to set, path '${path}' is matched twice`,
    );
    must(
      !other.startsWith(`${path}.`) && !path.startsWith(`${other}.`),
      'NotSingleValueField',
      `cannot infer query fields to set, both paths '${path}' and '${other}' are matched`,
    );
  }
  found.set(path, value);
}

/** The document that an upsert starts from. */
export function baseOf(equalities: ReadonlyMap<string, unknown>): Document {
  let base: Document = {};
  for (const [path, value] of equalities) base = placeAt(base, splitPath(path), copyValue(value));
  return base;
}

function placeAt(target: Document, path: readonly string[], value: unknown): Document {
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) return withField(target, name, value);
  const inner = Object.hasOwn(target, name) ? (target[name] as Document) : {};
  return withField(target, name, placeAt(inner, rest, value));
}
