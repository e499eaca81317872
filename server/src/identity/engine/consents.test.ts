import { type AccountField, channels } from '@heyi/shared/identity/account-field';
import fc from 'fast-check';
import type { AccountRecord } from './account-record.ts';
import { goldenRecord } from './golden-record.ts';
import { answerToConsent, answerToRefusal } from './normalise/consent.ts';

describe('an answer', () => {
  it.each([
    ['是', 'agreed', 'refused'],
    ['Y', 'agreed', 'refused'],
    ['１', 'agreed', 'refused'],
    [' TRUE ', 'agreed', 'refused'],
    ['否', 'refused', null],
    ['0', 'refused', null],
    ['N', 'refused', null],
    ['拒绝', 'refused', 'refused'],
    ['客户不同意', 'refused', 'refused'],
    ['勿扰（本人来电）', 'refused', 'refused'],
    ['同意', 'agreed', 'agreed'],
    ['opted out', 'refused', 'refused'],
    ['未拒绝', null, null],
    ['未退订', null, null],
    ['', null, null],
    ['待确认', null, null],
  ])('%j is %s in a column of consents and %s in one of refusals', (text, consent, refusal) => {
    expect([answerToConsent(text), answerToRefusal(text)]).toEqual([consent, refusal]);
  });
});

const kinds = [
  { kind: 'marketing', consent: 'marketingConsent', refusal: 'marketingRefusal' },
  { kind: 'sharing', consent: 'sharingConsent', refusal: 'sharingRefusal' },
] as const;

const answers = fc.constantFrom('是', '否', 'Y', 'N', '1', '0', '同意', '拒绝', '', '不详');
const wishes = [
  'marketingConsent',
  'marketingRefusal',
  'sharingConsent',
  'sharingRefusal',
] as const;
const account = fc.record({
  channel: fc.constantFrom(...channels),
  fields: fc.record(Object.fromEntries(wishes.map((field) => [field, answers])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Partial<Record<AccountField, string>>>,
  recordedAt: fc.date({ noInvalidDate: true }),
});
const accounts = fc
  .array(account, { maxLength: 12 })
  .map((list) => list.map((one, at): AccountRecord => ({ ...one, accountId: `A${at}` })));

const refuses = (
  { fields }: AccountRecord,
  { consent, refusal }: Pick<(typeof kinds)[number], 'consent' | 'refusal'>,
) =>
  answerToConsent(fields[consent] ?? '') === 'refused' ||
  answerToRefusal(fields[refusal] ?? '') === 'refused';

describe.each(kinds)('the strictest answer to $kind', ({ kind, ...columns }) => {
  it('is a refusal if and only if an account refuses, and names one that does', () => {
    fc.assert(
      fc.property(accounts, (list) => {
        const found = goldenRecord(list).consents[kind];
        expect(found?.answer === 'refused').toBe(list.some((one) => refuses(one, columns)));
        if (!found) return;
        const source = list.find(({ accountId }) => accountId === found.accountId);
        expect(source?.channel).toBe(found.channel);
        expect(source && refuses(source, columns)).toBe(found.answer === 'refused');
      }),
    );
  });

  it('survives a merge of any sets in any order, and a split gives each its own back', () => {
    fc.assert(
      fc.property(accounts, fc.array(fc.boolean(), { minLength: 12 }), (list, sides) => {
        const left = list.filter((_, at) => sides[at]);
        const right = list.filter((_, at) => !sides[at]);
        const answer = (set: AccountRecord[]) => goldenRecord(set).consents[kind]?.answer;
        const apart = [answer(left), answer(right)];
        const expected = apart.includes('refused') ? 'refused' : apart.find(Boolean);
        expect(answer([...right, ...left])).toBe(expected);
        expect(answer([...left, ...right])).toBe(expected);
        expect([answer(left), answer(right)]).toEqual(apart);
      }),
    );
  });
});
