import fc from 'fast-check';
import type { Document } from '../bson/types.ts';
import { plainDocument, plainLeaf } from './arbitrary-values.ts';

const small = fc.integer({ min: -3, max: 4 });
const number = fc.oneof(small, fc.constantFrom(0.5, -1.5, 2.25));
const entry = fc.record({ k: small, v: plainLeaf }, { requiredKeys: ['k'], noNullPrototype: true });

/** Documents with an array of numbers, one of documents, and a document in them. */
export const updatedDocument = fc
  .record({
    plain: plainDocument,
    list: fc.uniqueArray(small, { maxLength: 5 }),
    docs: fc.uniqueArray(entry, { maxLength: 4, selector: ({ k }) => k }),
    o: fc.record({ p: number, q: plainLeaf }, { requiredKeys: [], noNullPrototype: true }),
  })
  .map(({ plain, ...more }): Document => ({ ...plain, ...more }));

const anywhere = fc.constantFrom(
  ...['a', 'b', 'c', 'n', 'list', 'docs', 'o', 'o.p', 'o.q', 'o.r.s', 'new', 'x.y'],
  ...['list.0', 'list.2', 'docs.0.k', 'docs.1.v', 'docs.0.new.er'],
  ...['list.$[]', 'list.$[e]', 'docs.$[].k', 'docs.$[d].v', 'docs.$[d].new'],
);
const numeric = fc.constantFrom(
  'n',
  'o.p',
  'new',
  'x.y',
  'list.1',
  'docs.0.k',
  'docs.$[].k',
  'list.$[e]',
);
/** Without arrays: mingo compares them by their elements. */
const aLeaf = fc.constantFrom(
  'c',
  'n',
  'o.p',
  'o.q',
  'new',
  'x.y',
  'list.1',
  'docs.$[].k',
  'docs.$[d].v',
);
const anArray = fc.constantFrom('list', 'docs', 'new', 'x.y', 'b');

const whole = fc.constantFrom(0, 1, 2, 3, -1, -2);
const direction = fc.constantFrom(1, -1);
const listPush = fc.record(
  { $each: fc.array(small, { maxLength: 3 }), $position: whole, $slice: whole, $sort: direction },
  { requiredKeys: ['$each'], noNullPrototype: true },
);
const docsPush = fc.record(
  {
    $each: fc.array(entry, { maxLength: 2 }),
    $position: whole,
    $slice: whole,
    $sort: direction.map((k) => ({ k })),
  },
  { requiredKeys: ['$each'], noNullPrototype: true },
);

const listCondition = fc.oneof(
  small,
  fc.record({ $in: fc.array(small, { maxLength: 3 }) }),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne'), small)
    .map(([operator, value]) => ({
      [operator]: value,
    })),
  fc.constant({ $mod: [2, 0] }),
  fc.tuple(small, small).map(([low, high]) => ({ $gte: low, $lt: high })),
);
const docsCondition = fc.oneof(
  fc.record({ k: listCondition }),
  fc.record({ v: plainLeaf }),
  fc.record({ k: fc.record({ $gte: small }), v: plainLeaf }),
  fc.record({ v: fc.record({ $exists: fc.boolean() }) }),
);

type Step = [string, string, unknown];

const at = (operator: string, path: fc.Arbitrary<string>, operand: fc.Arbitrary<unknown>) =>
  fc.tuple(fc.constant(operator), path, operand) as fc.Arbitrary<Step>;
const only = fc.constant<string>;

const step = fc.oneof(
  at('$set', anywhere, fc.oneof(plainLeaf, fc.array(small, { maxLength: 2 }), entry)),
  at('$unset', anywhere, fc.constant('')),
  at('$inc', numeric, number),
  at('$mul', numeric, number),
  at('$min', aLeaf, plainLeaf),
  at('$max', aLeaf, plainLeaf),
  at(
    '$rename',
    fc.constantFrom('a', 'c', 'n', 'o.p', 'list', 'missing'),
    fc.constantFrom('b', 'renamed', 'o.z', 'y.z'),
  ),
  at('$push', anArray, small),
  at('$push', only('list'), listPush),
  at('$push', only('docs'), docsPush),
  at(
    '$addToSet',
    only('list'),
    fc.oneof(small, fc.record({ $each: fc.uniqueArray(small, { maxLength: 3 }) })),
  ),
  at('$addToSet', only('docs'), entry),
  at('$pull', only('list'), listCondition),
  at('$pull', only('docs'), docsCondition),
  at('$pullAll', only('list'), fc.array(small, { maxLength: 3 })),
  at('$pop', fc.constantFrom('list', 'docs', 'new'), direction),
  at(
    '$bit',
    numeric,
    fc
      .tuple(fc.constantFrom('and', 'or', 'xor'), fc.integer({ min: 0, max: 7 }))
      .map(([name, mask]) => ({ [name]: mask })),
  ),
);

/** Up to three changes by operators, as far as mingo means what MongoDB means. */
export const operatorUpdate = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => {
  const update: Document = {};
  for (const [operator, path, operand] of steps)
    update[operator] = { ...(update[operator] as Document | undefined), [path]: operand };
  return update;
});

/** Filters of `$[e]` and `$[d]`. */
export const elementFilters = fc.record({
  e: fc.oneof(
    small,
    fc.record({ $gte: small }),
    fc.record({ $in: fc.array(small, { maxLength: 3 }) }),
  ),
  d: fc.oneof(small, fc.record({ $lt: small })),
});

/** Those of the filters that the update makes use of; others are refused. */
export function usedFilters(update: Document, { e, d }: { e: unknown; d: unknown }): Document[] {
  const text = JSON.stringify(update);
  return [
    ...(text.includes('$[e]') ? [{ e }] : []),
    ...(text.includes('$[d]') ? [{ 'd.k': d }] : []),
  ];
}

const expression = fc.oneof(
  fc.constantFrom<unknown>('$a', '$n', '$o.p', '$missing', '$list', '$docs.k'),
  small,
  fc.constant({ $add: ['$n', 1] }),
  fc.constant({ $cond: [{ $isNumber: '$n' }, 'yes', '$c'] }),
  fc.constant({ $concatArrays: ['$list', [7]] }),
  fc.constant({ $map: { input: '$docs', as: 'd', in: '$$d.k' } }),
  fc.constant({ $filter: { input: '$list', as: 'l', cond: { $gte: ['$$l', 1] } } }),
  fc.constant({ $ifNull: ['$missing', '$c'] }),
  fc.constant({ $mergeObjects: [{ z: 1 }, { y: '$n' }] }),
);
/** To mingo a path to nothing makes nothing on its way; so these are always something. */
const present = fc.oneof(
  small,
  fc.constantFrom({ $ifNull: ['$c', null] }, { $type: '$a' }, { $isArray: '$n' }),
);
const assignment = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'n', 'new'), expression),
  fc.tuple(fc.constantFrom('o.p', 'o.new', 'x.y'), present),
);
const stage = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$addFields'), assignment).map(([name, [path, value]]) => ({
    [name]: { [path]: value },
  })),
  fc
    .uniqueArray(fc.constantFrom('a', 'b', 'o.p', 'docs', 'missing'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((names) => ({ $unset: names })),
  fc.constantFrom(
    { $project: { a: 1, n: 1, sum: { $add: ['$n', 2] } } },
    { $project: { docs: 0, 'o.p': 0 } },
    { $replaceWith: { $mergeObjects: ['$$ROOT', { kept: '$n' }] } },
    { $replaceRoot: { newRoot: { _id: '$_id', n: '$n' } } },
  ),
);
/** Pipelines that make one document of another; what mingo gets wrong is left out: comparisons of different types. */
export const pipelineUpdate = fc.array(stage, { minLength: 1, maxLength: 3 });
