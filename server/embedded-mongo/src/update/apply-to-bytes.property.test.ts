import fc from 'fast-check';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';
import { anyDocument, anyValue } from '../properties/arbitrary-values.ts';
import { applyToBytes } from './apply-to-bytes.ts';
import { compileUpdate } from './compile-update.ts';

const path = fc.constantFrom('a', 'b', 'c', 'ab', 'a.b', 'b.0', 'new', '7', 'a.$[]');
const operand = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$setOnInsert', '$push', '$addToSet', '$max'), anyValue),
  fc.tuple(fc.constantFrom('$unset', '$inc', '$pop'), fc.constant(1)),
  fc.tuple(fc.constant('$rename'), fc.constantFrom('c', 'renamed', 'a.x')),
);
const operators = fc
  .array(fc.tuple(path, operand), { minLength: 1, maxLength: 4 })
  .map((changes) => {
    const update: Record<string, Document> = {};
    for (const [at, [operator, value]] of changes)
      update[operator] = { ...update[operator], [at]: value };
    return update;
  });

/** What comes out, or the message of what is refused. */
function outcome(work: () => Buffer | undefined): string | undefined {
  try {
    return work()?.toString('hex');
  } catch (error) {
    return (error as Error).message;
  }
}

it('updating the bytes gives what updating the whole document gives', () => {
  let changed = 0;
  fc.assert(
    fc.property(anyDocument, operators, (document, operations) => {
      const bytes = encodeDocument({ _id: 1, ...document });
      const whole = outcome(() => {
        const after = compileUpdate(operations, { filter: {} }).apply(decodeDocument(bytes));
        const result = after && encodeDocument(after);
        return result?.equals(bytes) ? undefined : result;
      });
      const update = () => compileUpdate(operations, { filter: {} });
      expect(outcome(() => applyToBytes(update(), bytes)?.bytes)).toBe(whole);
      if (whole && /^[0-9a-f]+$/.test(whole)) changed += 1;
    }),
    { numRuns: 1500 },
  );
  expect(changed).toBeGreaterThan(300);
});

it('names every field whose value has become another', () => {
  fc.assert(
    fc.property(anyDocument, anyValue, fc.constantFrom('a', 'b'), (document, value, name) => {
      const before = encodeDocument({ _id: 1, ...document });
      const update = compileUpdate({ $set: { [name]: value }, $unset: { c: 1 } }, { filter: {} });
      const applied = applyToBytes(update, before);
      if (!applied) return;
      const [old, now] = [decodeDocument(before), decodeDocument(applied.bytes)];
      for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
        if (applied.fields?.has(field)) continue;
        expect(encodeDocument({ x: now[field] })).toEqual(encodeDocument({ x: old[field] }));
      }
    }),
    { numRuns: 500 },
  );
});
