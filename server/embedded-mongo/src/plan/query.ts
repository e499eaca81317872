import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';
import { compileFilter } from '../query/matcher.ts';
import { compileProjection, namedFields } from '../query/projection.ts';
import { parseSort, type SortKey, sortValuesOf } from '../query/sort.ts';
import { Sorter } from '../query/sorter.ts';
import { type Collection, namespaceOf } from '../storage/catalogue-types.ts';
import type { Flow } from '../storage/scan.ts';
import type { View } from '../storage/view.ts';
import { type Candidate, candidatesOf, type Effort, indexesOf } from './access.ts';
import { chooseAccess } from './choose.ts';
import type { Choice } from './compare-options.ts';

export interface Query {
  filter: Document;
  sort?: Document | undefined;
  skip?: number;
  /** 0 or absent: no limit. */
  limit?: number;
  hint?: unknown;
  variables?: Document | undefined;
}

/** A query that has been parsed and whose way through the indexes is chosen. */
export interface Plan extends Choice {
  collection: Collection;
  sort: readonly SortKey[];
  skip: number;
  limit: number;
  fields: ReadonlySet<string> | undefined;
  matches: (document: Document) => boolean;
  effort: Effort;
}

/** Parses a query; throws for what is malformed even when there is nothing to read. */
export function planQuery(view: View, collection: Collection, query: Query): Plan {
  const { filter, skip = 0, limit = 0, hint, variables } = query;
  const { matches, fields } = compileFilter(filter, variables);
  const sort = parseSort(query.sort);
  const { access, sorted } = chooseAccess(view, collection, filter, sort, hint);
  return {
    access,
    sorted,
    collection,
    sort,
    skip,
    limit: limit || Number.POSITIVE_INFINITY,
    fields,
    matches,
    effort: { keys: 0, documents: 0 },
  };
}

/** The documents that match, in order, between skip and limit. */
export function* runPlan(view: View, plan: Plan): Flow<Candidate> {
  const { skip, limit } = plan;
  const matching = plan.sorted ? matchingOf(view, plan) : inOrder(view, plan);
  let passed = 0;
  for (const candidate of matching) {
    if (!candidate) yield undefined;
    else if (passed < skip) passed += 1;
    else {
      passed += 1;
      yield candidate;
      if (passed - skip >= limit) return;
    }
  }
}

function* matchingOf(view: View, plan: Plan): Flow<Candidate> {
  const { access, collection, fields, matches, effort } = plan;
  const first = Number.isFinite(plan.limit) ? Math.min(plan.limit + plan.skip, 100) : undefined;
  const { changedAt } = collection;
  for (const candidate of candidatesOf(view, collection, access, effort, first)) {
    if (candidate && !matches(decodeDocument(candidate.bytes, 0, fields))) continue;
    yield candidate;
    if (collection.changedAt !== changedAt || collection.dropped) checkStillThere(view, plan);
  }
}

/** Ends reading of what has been dropped meanwhile, whose entries go bit by bit. */
function checkStillThere(view: View, { collection, access }: Plan): void {
  if (view.isSnapshot) return;
  const { indexes, dropped } = collection;
  must(!dropped, 'QueryPlanKilled', `collection dropped: ${namespaceOf(collection)}`);
  for (const index of indexesOf(access))
    must(indexes.includes(index), 'QueryPlanKilled', `index '${index.name}' dropped`);
}

function* inOrder(view: View, plan: Plan): Flow<Candidate> {
  const { sort, skip, limit } = plan;
  const sorter = new Sorter<Candidate>(sort, skip + limit);
  const fields = new Set(sort.map(({ path }) => path[0] as string));
  for (const candidate of matchingOf(view, { ...plan, limit: Number.POSITIVE_INFINITY })) {
    if (candidate) {
      const values = sortValuesOf(decodeDocument(candidate.bytes, 0, fields), sort);
      sorter.add(candidate, values, candidate.bytes.length);
    } else yield undefined;
  }
  yield* sorter.inOrder();
}

/** Documents as a projection shows them, as bytes. */
export function* projectedBytes(
  candidates: Flow<Candidate>,
  projection: Document | undefined,
  options: { filter: Document; variables?: Document | undefined },
): Flow<Buffer> {
  const project = projectionOf(projection, options);
  for (const candidate of candidates)
    yield candidate && (project ? project(candidate.bytes) : candidate.bytes);
}

/** Compiles a find's projection over bytes; undefined when it leaves documents as they are. */
export function projectionOf(
  projection: Document | undefined,
  options: { filter: Document; variables?: Document | undefined },
): ((bytes: Buffer) => Buffer) | undefined {
  if (!projection || Object.keys(projection).length === 0) return undefined;
  const { filter, variables } = options;
  const project = compileProjection(projection, {
    find: { filter },
    ...(variables ? { variables } : {}),
  });
  const fields = namedFields(projection);
  return (bytes) => encodeDocument(project(decodeDocument(bytes, 0, fields)));
}
