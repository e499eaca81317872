import { differencesText, percent } from './rules-text.ts';

test.each([
  [0.95, '95%'],
  [0.999999, '99.9999%'],
  [0.07, '7%'],
])('%d is %s', (probability, text) => expect(percent(probability)).toBe(text));

const usual = { bars: { upper: 0.95, lower: 0.5 }, modelRunId: null, modelVersion: null };

test('only what differs is told', () => {
  const bars = { upper: 0.95, lower: 0.4 };
  expect(differencesText({ ...usual, bars }, usual)).toBe('人工核对线 50% → 40%');
  const kept = { ...usual, modelRunId: 'f'.repeat(24), modelVersion: 'fs2-1' };
  expect(differencesText(kept, usual)).toBe('每次识别重新学习 → 固定用模型 fs2-1');
  expect(differencesText(usual, usual)).toBe('与现行的相同');
});
