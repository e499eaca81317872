import { needsConsent, type TaggedFollower, wantedTags } from './wanted-tags.rules.ts';

const follower = (given: Partial<TaggedFollower>): TaggedFollower => ({
  united: ['健走', '高净值', '老客户'],
  ownChannel: ['健走'],
  ownNames: [],
  ownCount: 0,
  mayShare: true,
  ...given,
});
const order = ['高净值', '健走', '少儿'];

it.each<[string, Partial<TaggedFollower>, string[], string[]]>([
  ['the chosen of all channels, in their order', {}, ['高净值', '健走'], []],
  ['the own channel’s only without consent', { mayShare: false }, ['健走'], []],
  ['none that the account gave itself', { ownNames: ['高净值'], ownCount: 1 }, ['健走'], []],
  ['the first for whom there is room', { ownCount: 19 }, ['高净值'], ['健走']],
  ['none where the account used all room', { ownCount: 21 }, [], ['高净值', '健走']],
])('flow: %s', (_, given, wanted, tooMany) => {
  expect(wantedTags(follower(given), order)).toEqual({ wanted, tooMany });
});

it('ask for consent only where a chosen tag of another channel is there', () => {
  expect(needsConsent(follower({}), order)).toBe(true);
  expect(needsConsent(follower({ ownChannel: ['健走', '高净值'] }), order)).toBe(false);
  expect(needsConsent(follower({}), ['少儿'])).toBe(false);
});
