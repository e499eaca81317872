import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { doubleOf } from '../bson/numbers.ts';
import { type Document, isDocument } from '../bson/types.ts';

/** Names that JavaScript does not reorder: it moves whole numbers to the front of an object. */
const fieldName = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'ab', 'é', '__proto__', 'constructor'),
  fc.string({ unit: 'grapheme', maxLength: 4 }).filter((name) => !/^\d*$|\0/.test(name)),
);

const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'ab', 'a\0', '\0', '中', '\u{1f600}', '\uffff', 'é'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

const doubles = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, 1, 0.1, -1.5, 2 ** 53, 2 ** 63, -(2 ** 63), 5e-324, 1.7e308),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);

const longs = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(0n, 1n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)),
);

const decimals = fc.oneof(
  fc.constantFrom('0', '-0', '1', '1.0', '0.1', '-1.5', '9007199254740993', 'NaN', 'Infinity'),
  fc.constantFrom(
    '1E+6111',
    '1E-6176',
    '-3E-400',
    '2E-400',
    '-2E+400',
    '-Infinity',
    '0.10000000000000000555',
  ),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 33n), max: 10n ** 33n }), fc.integer({ min: -40, max: 40 }))
    .map(([digits, power]) => `${digits}E${power}`),
);

export const anyNumber = fc.oneof(
  fc.integer(),
  fc.integer({ min: -3, max: 3 }),
  doubles.map(doubleOf),
  longs.map((value) => Long.fromBigInt(value)),
  decimals.map((value) => Decimal128.fromString(value)),
);

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

const scalar = fc.oneof(
  { weight: 4, arbitrary: anyNumber },
  { weight: 4, arbitrary: text },
  fc.constant(null),
  fc.boolean(),
  bytes(12).map((id) => new ObjectId(id)),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 5 }).map((data) => new Binary(data, 0)),
  fc.uint8Array({ maxLength: 5 }).map((data) => new Binary(data, 128)),
  fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom(new BSONRegExp('a', 'i'), new BSONRegExp('a', ''), new BSONRegExp('b', '')),
  fc.constantFrom(new MinKey(), new MaxKey(), new Code('f()'), new Code('f()', { x: 1 })),
  text.filter((value) => !value.includes('\0')).map((value) => new BSONSymbol(value)),
);

const { value, document } = fc.letrec<{ value: unknown; document: Document }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: tie('document') },
  ),
  document: fc
    .uniqueArray(fc.tuple(fieldName, tie('value')), { maxLength: 4, selector: ([name]) => name })
    .map((fields) => Object.fromEntries(fields)),
}));

/** Any document in exact values. */
export const anyDocument = document.map((given) => decodeDocument(encodeDocument(given)));

/** Any value as it stands in a decoded document. */
export const anyValue = value.map(
  (given) => decodeDocument(encodeDocument({ value: given })).value,
);

export const plainLeaf = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 4 }) },
  { weight: 4, arbitrary: fc.constantFrom('x', 'y', 'z', '') },
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(0.5, -1.5),
  fc.constantFrom(new Date(0), new Date(86_400_000)),
);

const plainInner = fc.record(
  { p: plainLeaf, q: plainLeaf },
  { requiredKeys: [], noNullPrototype: true },
);

const plainValue = fc.oneof(
  { weight: 4, arbitrary: plainLeaf },
  { weight: 1, arbitrary: fc.array(plainLeaf, { maxLength: 3 }) },
  { weight: 1, arbitrary: plainInner },
);

/** Small documents of plain JSON, on which mingo and MongoDB agree. */
export const plainDocument = fc
  .record(
    { a: plainValue, b: plainValue, c: plainLeaf, n: fc.integer({ min: -5, max: 5 }) },
    { requiredKeys: ['n'] },
  )
  .map((fields): Document => ({ _id: 1, ...fields }));

const numberTypes = [
  (value: number) => value,
  (value: number) => (Number.isInteger(value) ? Long.fromNumber(value) : value),
  (value: number) => doubleOf(value),
  (value: number) => Decimal128.fromString(String(value)),
];

/** The same values with numbers of other types, which are equal to them; `choices` says of which, in turn. */
export function retyped<T>(value: T, choices: readonly number[]): T {
  let turn = 0;
  const change = (part: unknown): unknown => {
    if (typeof part === 'number') {
      const choice = choices[turn % choices.length] ?? 0;
      turn += 1;
      return numberTypes[choice % numberTypes.length]?.(part);
    }
    if (Array.isArray(part)) return part.map(change);
    if (!isDocument(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, change(inner)]));
  };
  return change(value) as T;
}
