import { Types } from 'mongoose';
import { aPolicy } from '../../../tests/setup/policies.ts';
import { coverageOf } from './coverage.rules.ts';
import type { Policy } from './policy.model.ts';
import { daysAfter, dueOf, stateOf } from './policy-state.rules.ts';

const policy = (changes: Parameters<typeof aPolicy>[0] = {}): Policy => {
  const { status, ...terms } = aPolicy(changes);
  return {
    ...terms,
    status,
    terms,
    _id: new Types.ObjectId(),
    contentHash: '',
    people: Buffer.from(''),
    nextDueDate: terms.premium.nextDueDate,
    updatedAt: new Date(),
  };
};

test.each([
  ['in-force', '2027-02-28', 'in-force'],
  ['in-force', '2027-03-01', 'in-force'],
  ['in-force', '2027-03-02', 'grace'],
  ['lapsed', '2027-03-02', 'lapsed'],
  ['paid-up', '2027-03-02', 'paid-up'],
] as const)('%s on %s is %s', (status, today, state) => {
  expect(stateOf(policy({ status }), today)).toBe(state);
});

test('days cross months and leap years', () => {
  expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01');
  expect(daysAfter('2026-12-31', 60)).toBe('2027-03-01');
});

test('what is due is told with its days, and until when the policy holds without it', () => {
  expect(dueOf(policy(), '2027-02-20')).toEqual({
    date: '2027-03-01',
    amount: 620_000,
    daysLeft: 9,
    graceUntil: '2027-04-30',
  });
  expect(dueOf(policy(), '2027-03-04')?.daysLeft).toBe(-3);
  expect(dueOf(policy({ status: 'surrendered' }), '2027-02-20')).toBeNull();
});

test('coverage counts what holds, beside a yardstick', () => {
  const lines = coverageOf(
    [policy(), policy(), policy({ status: 'lapsed' }), policy({ status: 'surrendered' })],
    '2026-12-01',
  );
  const sums = Object.fromEntries(lines.map(({ kind, sumInsured }) => [kind, sumInsured]));
  expect(sums).toEqual({ life: 0, 'critical-illness': 60_000_000, medical: 0, accident: 0 });
});
