import { comparisonOf } from './comparison.ts';

test.each([
  [[], 'unknown'],
  [['missing'], 'unknown'],
  [['same', 'missing'], 'same'],
  [['same-shared-by-many'], 'same'],
  [['same', 'close'], 'near'],
  [['close', 'differ'], 'differs'],
  [['conflict'], 'differs'],
])('%p comes to %s', (levels, found) =>
  expect(comparisonOf(levels.map((level) => ({ level })))).toBe(found),
);
