import { type Candidate, chooseWay, type Facts, type Tried } from './choose-way.rules.ts';

const noon = new Date('2026-11-24T04:00:00Z');
const later = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
const closed: Omit<Candidate, 'way'> = {
  appid: 'wx1',
  accountId: 'a1',
  hasTemplate: true,
  fits: true,
  agreementsLeft: 0,
  isFollowing: false,
  actedAt: null,
};
const subscribe: Candidate = { ...closed, way: 'subscribe', appid: 'wxm', agreementsLeft: 1 };
const template: Candidate = { ...closed, way: 'template', isFollowing: true };
const custom: Candidate = { ...closed, way: 'custom', isFollowing: true, actedAt: later(-1) };

const choose = (facts: Partial<Facts>) =>
  chooseWay({
    at: noon,
    isMarketing: false,
    isUrgent: false,
    refusesMarketing: false,
    expiresAt: later(72),
    quietHours: { from: '21:30', to: '08:30' },
    candidates: [custom, template, subscribe],
    tried: [],
    round: 0,
    ...facts,
  });
const tried = (
  { way, appid, accountId }: Candidate,
  rest: Pick<Tried, 'outcome' | 'why'>,
): Tried => ({ way, appid, accountId, round: 0, ...rest });

describe('the way of a message', () => {
  it('is the subscribe message, then the template, then customer service, then the inbox alone', () => {
    expect(choose({})).toEqual({ do: 'send', candidate: subscribe });
    const refused = [tried(subscribe, { outcome: 'refused', why: 'agreement-refused' })];
    expect(choose({ tried: refused })).toEqual({ do: 'send', candidate: template });
    refused.push(tried(template, { outcome: 'refused', why: 'not-following' }));
    expect(choose({ tried: refused })).toEqual({ do: 'send', candidate: custom });
    refused.push(tried(custom, { outcome: 'refused', why: 'too-many' }));
    expect(choose({ tried: refused })).toEqual({
      do: 'inbox',
      closed: [
        { way: 'custom', appid: 'wx1', why: 'too-many' },
        { way: 'template', appid: 'wx1', why: 'not-following' },
        { way: 'subscribe', appid: 'wxm', why: 'agreement-refused' },
      ],
      why: null,
    });
  });

  it('is the inbox for somebody who has no WeChat with us', () => {
    expect(choose({ candidates: [] })).toEqual({ do: 'inbox', closed: [], why: 'no-account' });
  });

  it('opens in the morning when it is night', () => {
    const at = new Date('2026-11-24T15:00:00Z'); // 23:00 in Shanghai
    const morning = new Date('2026-11-25T00:30:00Z');
    expect(choose({ at })).toEqual({ do: 'wait', until: morning, why: 'quiet-hours' });
    expect(choose({ at, isUrgent: true })).toMatchObject({ do: 'send' });
    expect(choose({ at, expiresAt: morning })).toMatchObject({
      do: 'inbox',
      closed: [{ why: 'quiet-hours' }],
    });
  });

  it('closes 48 hours after the last action', () => {
    const window = (hours: number) =>
      choose({ candidates: [{ ...custom, actedAt: later(-hours) }] }).do;
    expect(window(47.9)).toBe('send');
    expect(window(48)).toBe('inbox');
  });

  it('is tried again later when WeChat was out of reach, and tomorrow when its calls are used up', () => {
    const candidates = [template];
    const again = (why: 'unreachable' | 'quota-used') =>
      choose({ candidates, tried: [tried(template, { outcome: 'later', why })] });
    expect(again('unreachable')).toMatchObject({ do: 'wait', until: later(1 / 60) });
    expect(again('quota-used')).toMatchObject({ until: new Date('2026-11-24T16:05:00Z') });
  });
});
