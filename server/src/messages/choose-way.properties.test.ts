import { attemptOutcomes, messageWays, whyNots } from '@heyi/shared/messages/delivery';
import { quietUntil } from '@heyi/shared/messages/quiet-hours';
import fc from 'fast-check';
import { type Candidate, chooseWay, type Facts } from './choose-way.rules.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 24);
const aMoment = fc.integer({ min: -100, max: 100 }).map((hours) => new Date(start + hours * hour));
const anAppid = fc.constantFrom('wx1', 'wx2');
const anAccount = fc.constantFrom('a1', 'a2');
const aWay = fc.constantFrom(...messageWays);
const aClock = fc
  .integer({ min: 0, max: 1439 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);

const aCandidate: fc.Arbitrary<Candidate> = fc.record({
  way: aWay,
  appid: anAppid,
  accountId: anAccount,
  hasTemplate: fc.boolean(),
  fits: fc.boolean(),
  agreementsLeft: fc.integer({ min: 0, max: 2 }),
  isFollowing: fc.boolean(),
  actedAt: fc.option(aMoment),
});

const facts = (outcomes: readonly (typeof attemptOutcomes)[number][]): fc.Arbitrary<Facts> =>
  fc.record({
    at: aMoment,
    isMarketing: fc.boolean(),
    isUrgent: fc.boolean(),
    refusesMarketing: fc.boolean(),
    expiresAt: aMoment,
    quietHours: fc.option(fc.record({ from: aClock, to: aClock }).filter((q) => q.from !== q.to)),
    candidates: fc.array(aCandidate, { maxLength: 6 }),
    tried: fc.array(
      fc.record({
        way: aWay,
        appid: anAppid,
        accountId: anAccount,
        outcome: fc.constantFrom(...outcomes),
        why: fc.option(fc.constantFrom(...whyNots)),
        round: fc.integer({ min: 0, max: 6 }),
      }),
      { maxLength: 4 },
    ),
    round: fc.integer({ min: 0, max: 6 }),
  });

const always = (check: (facts: Facts, sent: Candidate) => void) =>
  fc.assert(
    fc.property(facts(['refused', 'later']), (given) => {
      const decision = chooseWay(given);
      if (decision.do === 'send') check(given, decision.candidate);
    }),
    { numRuns: 3000 },
  );

describe('whatever the facts', () => {
  it('nothing is sent that may have arrived already', () => {
    fc.assert(
      fc.property(facts(attemptOutcomes), (given) => {
        const mayHaveArrived = given.tried.some(
          ({ outcome }) => outcome !== 'refused' && outcome !== 'later',
        );
        if (mayHaveArrived) expect(chooseWay(given)).toEqual({ do: 'leave' });
      }),
      { numRuns: 3000 },
    );
  });

  it('subscribe messages want an agreement, the others a follower', () => {
    always((_, { way, agreementsLeft, isFollowing, hasTemplate, fits }) => {
      if (way === 'subscribe') expect(agreementsLeft).toBeGreaterThan(0);
      else expect(isFollowing).toBe(true);
      if (way !== 'custom') expect(hasTemplate && fits).toBe(true);
    });
  });

  it('customer-service messages want an action of the last 48 hours', () => {
    always(({ at }, { way, actedAt }) => {
      if (way !== 'custom') return;
      expect(at.getTime() - Number(actedAt)).toBeLessThan(48 * hour);
    });
  });

  it('nobody is disturbed in quiet hours unless it is urgent', () => {
    always(({ at, quietHours, isUrgent }) => {
      if (!isUrgent) expect(quietUntil(at, quietHours)).toBeNull();
    });
  });

  it('no marketing goes to whoever refuses it, and none by template', () => {
    always(({ isMarketing, refusesMarketing }, { way }) => {
      if (!isMarketing) return;
      expect(refusesMarketing).toBe(false);
      expect(way).not.toBe('template');
    });
  });

  it('nothing is sent after its time, nor the same way again that was refused or tried in this round', () => {
    always(({ at, expiresAt, tried, round }, sent) => {
      expect(expiresAt > at).toBe(true);
      const last = tried.findLast(
        (one) =>
          one.way === sent.way && one.appid === sent.appid && one.accountId === sent.accountId,
      );
      if (last) expect([last.outcome, last.round !== round]).toEqual(['later', true]);
    });
  });

  it('a subscribe message that is agreed to comes before all else', () => {
    always((given) => {
      const decision = chooseWay({ ...given, tried: [] });
      const hasAgreement = given.candidates.some(
        (one) => one.way === 'subscribe' && one.hasTemplate && one.fits && one.agreementsLeft > 0,
      );
      if (hasAgreement) expect(decision).toMatchObject({ candidate: { way: 'subscribe' } });
    });
  });

  it('waiting ends before the message does, and later than now', () => {
    fc.assert(
      fc.property(facts(['refused', 'later']), (given) => {
        const decision = chooseWay(given);
        if (decision.do !== 'wait') return;
        expect(decision.until > given.at).toBe(true);
        expect(decision.until < given.expiresAt).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
