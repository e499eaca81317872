import type { NextReview, ReviewPairView } from '@heyi/shared/identity/review.schema';
import { startApp } from '../../../../tests/setup/app.ts';
import { anAccount, saveRecords, strangers } from '../../../../tests/setup/identities.ts';
import { resolveAll } from '../resolve-all.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let wang: Awaited<ReturnType<typeof app.signInAs>>;
let li: Awaited<ReturnType<typeof app.signInAs>>;

const doubtful = (at: number) => [
  anAccount(`N${at}`, 'agency', { name: `牛大${'力山海川云'[at]}`, mobile: `1370000002${at}` }),
  anAccount(`M${at}`, 'broker', { mobile: `1370000002${at}` }),
];

beforeAll(async () => {
  app = await startApp();
  wang = await app.signInAs('operations');
  li = await app.signInAs('customer-service');
  await saveRecords([...strangers(60), ...[0, 1, 2, 3, 4].flatMap(doubtful)], app.ports);
  await resolve();
});
afterAll(() => app.stop());

const resolve = () => resolveAll(app.ports, () => undefined);
const post = (who: typeof wang, path: string, body?: object) => {
  const request = who.as(app.http.post(`/api/identity/review${path}`));
  return body ? request.send(body) : request;
};
const get = (who: typeof wang, path: string) => who.as(app.http.get(`/api/identity/review${path}`));
const next = async (who: typeof wang): Promise<NextReview> =>
  (await post(who, '/next').expect(200)).body;
const decide = (who: typeof wang, pair: string, verdict: string) =>
  post(who, `/pairs/${pair}/decide`, { verdict, reason: '比对过资料' });
const open = async (): Promise<ReviewPairView[]> =>
  (await get(wang, '/pairs?limit=100').expect(200)).body.items;
const idOf = (pair: ReviewPairView | null | undefined) => pair?.id as string;

describe('the queue', () => {
  it('lists pairs in doubt, likeliest first, masked, in pages', async () => {
    const pairs = await open();
    expect(pairs).toHaveLength(5);
    const sorted = [...pairs].sort((a, b) => b.probability - a.probability);
    expect(pairs.map(({ probability }) => probability)).toEqual(
      sorted.map(({ probability }) => probability),
    );
    expect(pairs[0]).toMatchObject({
      accountCounts: [1, 1],
      claim: null,
      settled: null,
      can: { decide: true },
    });
    const { probability, parts, prior } = pairs[0] as ReviewPairView;
    const bits = parts.reduce((sum, { weight }) => sum + weight, prior as number);
    expect(1 / (1 + 2 ** -bits)).toBeCloseTo(probability, 2);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${cursor}`;
      const { body, text } = await get(wang, `/pairs?limit=2${query}`).expect(200);
      expect(text).not.toMatch(/牛大|1370000002/);
      seen.push(...body.items.map(({ id }: ReviewPairView) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(pairs.map(({ id }) => id));
    await get(wang, '/pairs?cursor=nonsense').expect(400);
  });

  it('gives each person another pair, even at the same moment', async () => {
    const [mine, yours] = await Promise.all([next(wang), next(li)]);
    expect(mine.pair?.id).not.toBe(yours.pair?.id);
    expect(mine.pair?.claim?.by).toEqual({ id: wang.id, name: wang.username });
    expect((await get(wang, '').expect(200)).body).toEqual({
      open: 5,
      claimedByOthers: 1,
      skipped: 0,
    });
    expect((await next(wang)).pair?.id).toBe(mine.pair?.id);
  });

  it('keeps a claimed pair from others as long as the claim is renewed, and until it lapses', async () => {
    const { pair } = await next(wang);
    for (const answer of [
      await post(li, `/pairs/${idOf(pair)}/claim`).expect(409),
      await post(li, `/pairs/${idOf(pair)}/skip`).expect(409),
      await decide(li, idOf(pair), 'same').expect(409),
    ]) {
      expect(answer.body.error).toMatchObject({
        code: 'review.claimed',
        details: { by: { name: wang.username }, until: pair?.claim?.until },
      });
    }
    const seen = await get(li, `/pairs/${idOf(pair)}`).expect(200);
    expect(seen.body.can).toEqual({ decide: false });
    app.later(150_000);
    await post(wang, `/pairs/${idOf(pair)}/claim`).expect(200);
    app.later(155_000);
    await post(li, `/pairs/${idOf(pair)}/claim`).expect(409);
    app.later(150_000);
    const { body } = await post(li, `/pairs/${idOf(pair)}/claim`).expect(200);
    expect(body.claim.by.name).toBe(li.username);
    await decide(wang, idOf(pair), 'same').expect(409);
  });

  it('lets a pair be skipped: it comes back to others only', async () => {
    const { pair } = await next(wang);
    const { body } = await post(wang, `/pairs/${idOf(pair)}/skip`).expect(200);
    expect(body).toEqual({ open: 5, claimedByOthers: 1, skipped: 1 });
    expect((await next(wang)).pair?.id).not.toBe(pair?.id);
    const { body: again } = await post(wang, `/pairs/${idOf(pair)}/claim`).expect(200);
    expect(again.id).toBe(pair?.id);
    app.later(6 * 60_000);
  });
});

describe('a decision', () => {
  it('of two people at once: the second is told who was faster, and when', async () => {
    const [pair] = await open();
    const answers = await Promise.all([
      decide(wang, idOf(pair), 'different'),
      decide(li, idOf(pair), 'same'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers.findIndex(({ status }) => status === 200);
    const lost = answers[1 - won];
    expect(lost?.body.error).toMatchObject({
      code: 'review.decided',
      details: {
        by: { name: [wang, li][won]?.username },
        verdict: ['different', 'same'][won],
        at: app.ports.now().toISOString(),
      },
    });
    const { body } = await get(wang, `/pairs/${idOf(pair)}`).expect(200);
    expect(body).toMatchObject({
      settled: { changeId: answers[won]?.body.change.id },
      can: { decide: false },
    });
  });

  it('same: one customer, which stays one; undone: the pair is open again', async () => {
    const [pair] = await open();
    const { body } = await decide(wang, idOf(pair), 'same').expect(200);
    expect(body).toMatchObject({
      change: { kind: 'merged', reviewPairId: pair?.id, by: { name: wang.username } },
      left: { open: 3 },
    });
    const customerOf = async (at: 0 | 1) =>
      (await get(wang, `/pairs/${idOf(pair)}`).expect(200)).body.accounts[at].customerId;
    expect(await customerOf(0)).toBe(await customerOf(1));
    await resolve();
    expect(await customerOf(0)).toBe(await customerOf(1));
    const undo = `/api/identity/changes/${body.change.id}/undo`;
    await li.as(app.http.post(undo)).send({ reason: '弄错了' }).expect(200);
    expect(await customerOf(0)).not.toBe(await customerOf(1));
    expect((await open()).map(({ id }) => id)).toContain(pair?.id);
    await resolve();
    expect((await open()).map(({ id }) => id)).toContain(pair?.id);
  });

  it('different: never asked again, by no run; undone: asked again', async () => {
    const [pair] = await open();
    const { body } = await decide(wang, idOf(pair), 'different').expect(200);
    expect(body.change).toMatchObject({ kind: 'rejected', reviewPairId: pair?.id });
    await resolve();
    expect((await open()).map(({ id }) => id)).not.toContain(pair?.id);
    const { customerId } = (pair as ReviewPairView).accounts[0];
    const customer = await wang.as(app.http.get(`/api/identity/customers/${customerId}`));
    expect(customer.body.history[0]).toMatchObject({
      type: 'rejected',
      reason: '比对过资料',
      actor: { name: wang.username },
    });
    const undo = `/api/identity/changes/${body.change.id}/undo`;
    await wang.as(app.http.post(undo)).send({ reason: '弄错了' }).expect(200);
    await resolve();
    expect((await open()).map(({ id }) => id)).toContain(pair?.id);
  });

  it('is counted by the overview', async () => {
    const { body } = await wang.as(app.http.get('/api/identity/overview')).expect(200);
    expect(body.reviewPairs).toBe((await open()).length);
  });
});

describe('refused', () => {
  it.each<[string, object]>([
    ['another verdict', { verdict: 'maybe' }],
    ['an operator', { verdict: { $ne: '' } }],
    ['no reason', { reason: '' }],
    ['an ID number in the reason', { reason: '身份证11010519491231002X相同' }],
  ])('%s', async (_, change) => {
    const [pair] = await open();
    const body = { verdict: 'same', reason: '理由', ...change };
    await post(wang, `/pairs/${idOf(pair)}/decide`, body).expect(400);
  });

  it('whoever may only look', async () => {
    const manager = await app.signInAs('channel-manager');
    const [pair] = await open();
    await post(manager, '/next').expect(403);
    await post(manager, `/pairs/${idOf(pair)}/claim`).expect(403);
    await post(manager, `/pairs/${idOf(pair)}/skip`).expect(403);
    await decide(manager, idOf(pair), 'same').expect(403);
    const { body } = await get(manager, `/pairs/${idOf(pair)}`).expect(200);
    expect(body.can).toEqual({ decide: false });
    const trainer = await app.signInAs('training');
    await get(trainer, '/pairs').expect(403);
    await get(trainer, '').expect(403);
  });
});

it('comes to its end', async () => {
  for (const { id } of await open()) await decide(li, id, 'different').expect(200);
  expect(await next(li)).toEqual({ pair: null, left: { open: 0, claimedByOthers: 0, skipped: 0 } });
});
