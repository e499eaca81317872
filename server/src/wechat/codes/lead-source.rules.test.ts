import { leadSource } from './lead-source.rules.ts';

const leadAt = new Date('2026-11-24T02:00:00Z');
const day = 86_400_000;
const touch = (codeId: string, daysBefore: number) => ({
  codeId,
  at: new Date(leadAt.getTime() - daysBefore * day),
});

it.each<[string, ReturnType<typeof touch>[], string | null]>([
  ['nothing, when no code was touched', [], null],
  ['the only code', [touch('a', 3)], 'a'],
  ['the first of several, in whatever order they are told', [touch('b', 1), touch('a', 9)], 'a'],
  ['the code of that very moment', [touch('a', 0)], 'a'],
  ['a code of 30 days before', [touch('a', 30), touch('b', 1)], 'a'],
  ['no older code', [touch('a', 30.001), touch('b', 29)], 'b'],
  ['no later code', [touch('a', -1)], null],
])('is %s', (_, touches, source) => {
  expect(leadSource(touches, leadAt)).toBe(source);
});
