import { equalValues } from '../bson/compare.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
import { digestLength, maxIdLength } from '../keys/id-key.ts';
import type { SortKey } from '../query/sort.ts';
import type { Collection, Index } from '../storage/catalogue-types.ts';
import type { View } from '../storage/view.ts';
import type { Access } from './access.ts';
import { bestOf, type Choice, isWide, type Option } from './compare-options.ts';
import { type Conditions, conditionsOf, withBranch } from './conditions.ts';
import { impliesFilter, impliesPresence } from './implied.ts';
import { boundsOf, type KeyRange } from './index-bounds.ts';
import { orderOf } from './sort-order.ts';

/** Chooses how to come by the candidates of a filter, in the order asked for if an index gives it. */
export function chooseAccess(
  view: View,
  collection: Collection,
  filter: Document,
  sort: readonly SortKey[],
  hint?: unknown,
): Choice {
  const conditions = conditionsOf(filter);
  if (hint !== undefined) return hinted(collection, conditions, sort, hint);
  return chosen(view, collection, conditions, sort);
}

function chosen(
  view: View,
  collection: Collection,
  conditions: Conditions,
  sort: readonly SortKey[],
): Choice {
  const id = idOption(collection, conditions, sort);
  if (id.access.kind === 'ids' || id.access.kind === 'nothing') return id;
  const usable = collection.indexes.filter((index) => index.ready && isComplete(index, conditions));
  const options = [...usable.map((index) => optionOf(index, conditions, sort)), id];
  const bounded = options.filter((option) => option.bounds.bound > 0);
  const inOrder = sort.length > 0 ? options.find((option) => option.sorted) : undefined;
  if (bounded.length > 0) {
    const found = bestOf(view, collection, bounded, sort.length > 0);
    return inOrder && !found.sorted && isWide(view, collection, found) ? inOrder : found;
  }
  const union = unionOf(view, collection, conditions);
  if (union) return { access: union, sorted: sort.length === 0 };
  if (inOrder) return inOrder;
  const access: Access = { kind: 'collection', reverse: false, ranges: undefined };
  return { access, sorted: sort.length === 0 };
}

/** True when the index holds every document that the conditions can match. */
function isComplete(index: Index, conditions: Conditions): boolean {
  if (index.partial && !impliesFilter(conditions, index.partial.filter)) return false;
  if (!index.sparse) return true;
  return index.fields.some((field) => impliesPresence(conditions.byPath.get(field)));
}

function optionOf(index: Index, conditions: Conditions, sort: readonly SortKey[]): Option {
  const bounds = boundsOf(index, conditions);
  const order = orderOf(index, bounds.singles, sort);
  const sorted = sort.length === 0 || order !== undefined;
  if (bounds.ranges.length === 0)
    return { access: { kind: 'nothing' }, sorted: true, bounds, index };
  const exact =
    index.unique && !index.shortened && (sort.length === 0 || bounds.exact?.length === 1);
  const access: Access =
    exact && bounds.exact
      ? { kind: 'exact', index, keys: bounds.exact }
      : { kind: 'index', index, ranges: bounds.ranges, reverse: order === 'backward' };
  return { access, sorted, bounds, index };
}

const idShape = {
  fields: ['_id'],
  paths: [['_id']],
  directions: [1 as const],
  multikey: false,
  shortened: false,
};
const shortenedIdShape = { ...idShape, shortened: true };

function idOption(
  { shortenedIds }: Collection,
  conditions: Conditions,
  sort: readonly SortKey[],
): Option {
  const shape = shortenedIds ? shortenedIdShape : idShape;
  const bounds = boundsOf(shape, conditions);
  const order = orderOf(shape, bounds.singles, sort);
  const sorted = sort.length === 0 || order !== undefined;
  const reverse = order === 'backward';
  if (bounds.ranges.length === 0)
    return { access: { kind: 'nothing' }, sorted: true, bounds, index: undefined };
  if (bounds.exact?.every((key) => key.length <= maxPlainId)) {
    const keys = reverse ? [...bounds.exact].reverse() : bounds.exact;
    return { access: { kind: 'ids', keys }, sorted, bounds, index: undefined };
  }
  const ranges = bounds.bound > 0 ? bounds.ranges.map(widened) : undefined;
  return { access: { kind: 'collection', reverse, ranges }, sorted, bounds, index: undefined };
}

/** Identifiers up to this length stand in keys as they are. */
const maxPlainId = maxIdLength - digestLength;

function widened({ low, high }: KeyRange): KeyRange {
  if (low.length <= maxPlainId && high.length <= maxPlainId) return { low, high };
  const ceiling = Buffer.concat([high.subarray(0, maxPlainId), Buffer.from([0xff, 0xff])]);
  return { low: low.subarray(0, maxPlainId), high: high.length > maxPlainId ? ceiling : high };
}

/** The first $or whose every branch an index serves. */
function unionOf(view: View, collection: Collection, conditions: Conditions): Access | undefined {
  for (const branches of conditions.alternatives) {
    const parts = branches.map(
      (branch) => chosen(view, collection, withBranch(conditions, branch), []).access,
    );
    if (parts.every(isIndexed)) return { kind: 'union', parts };
  }
  return undefined;
}

function isIndexed(access: Access): boolean {
  return access.kind !== 'collection' || access.ranges !== undefined;
}

function hinted(
  collection: Collection,
  conditions: Conditions,
  sort: readonly SortKey[],
  hint: unknown,
): Choice {
  if (isDocument(hint) && '$natural' in hint) {
    const reverse = Number(hint.$natural) < 0;
    return {
      access: { kind: 'collection', reverse, ranges: undefined },
      sorted: sort.length === 0,
    };
  }
  if (hint === '_id_' || (isDocument(hint) && equalValues(hint, { _id: 1 })))
    return idOption(collection, conditions, sort);
  const index = collection.indexes.find(
    ({ name, spec, ready }) =>
      ready && (name === hint || (isDocument(hint) && equalValues(hint, spec.key))),
  );
  if (!index)
    throw new DatabaseError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  return optionOf(index, conditions, sort);
}
