import { startApp } from '../../../../tests/setup/app.ts';
import { anApp, aSandbox } from '../../../../tests/setup/wechat.ts';
import { wechatGateway } from '../../ports/wechat-gateway.ts';
import { addWechatApp } from '../apps/wechat-apps.service.ts';
import { WechatUsageModel } from '../wechat-usage.model.ts';
import { callWechat } from './call-wechat.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let running: Awaited<ReturnType<typeof aSandbox>>;
const ours = anApp();

async function connected() {
  const administrator = await app.signInAs('administrator');
  const actor = {
    audience: 'staff' as const,
    id: administrator.id,
    username: administrator.username,
    roles: ['administrator' as const],
    sessionId: administrator.sessionId,
  };
  const { appid, originalId, secret, token, aesKey, scope, name } = ours;
  return addWechatApp(
    actor,
    {
      kind: 'public-account',
      channel: 'agency',
      appid,
      originalId,
      secret,
      token,
      aesKey,
      scope,
      name,
    },
    app.ports.fieldEncryption,
    { at: app.ports.now(), requestId: null, address: null },
  );
}

let wechatApp: Awaited<ReturnType<typeof connected>>;
let ports: typeof app.ports;

beforeAll(async () => {
  app = await startApp();
  running = await aSandbox([ours], () => app.ports.now().getTime());
  ports = { ...app.ports, wechat: wechatGateway(running.url) };
  wechatApp = await connected();
});
afterAll(async () => {
  await running.close();
  await app.stop();
});

const path = 'cgi-bin/user/get';
const followers = (isRepeatable = true) =>
  callWechat(wechatApp, { path, run: (api) => api.getFollowers(), isRepeatable }, ports);
const tokensMade = () => running.sandbox.accessTokens.made.get(ours.appid);

describe('calls to WeChat', () => {
  it('share one access token, however many begin at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => followers()));
    expect(answers).toEqual(Array(20).fill({ total: 0, count: 0, next_openid: '' }));
    expect(tokensMade()).toBe(1);
  });

  it('renew the token before its end, once for all', async () => {
    app.later(7_000_000);
    await Promise.all(Array.from({ length: 8 }, () => followers()));
    expect(tokensMade()).toBe(2);
  });

  it('renew a token that WeChat no longer takes, and try again once', async () => {
    running.sandbox.accessTokens.revoke(ours.appid);
    await Promise.all(Array.from({ length: 8 }, () => followers()));
    expect(tokensMade()).toBe(3);
    running.sandbox.failures.plan(path, 40001, 2);
    await expect(followers()).rejects.toMatchObject({ errcode: 40001 });
  });

  it.each<[string, -1 | 'drop' | 'gateway']>([
    ['is busy', -1],
    ['breaks the connection', 'drop'],
    ['answers through a broken gateway', 'gateway'],
  ])('are made again when WeChat %s', async (_, failure) => {
    running.sandbox.failures.plan(path, failure, 2);
    await expect(followers()).resolves.toMatchObject({ total: 0 });
  });

  it('are not made again when that might do a thing twice', async () => {
    running.sandbox.failures.plan(path, 'drop');
    await expect(followers(false)).rejects.toMatchObject({ code: 'wechat.unreachable' });
  });

  it('tell that the day’s quota is used up, and count what failed', async () => {
    running.sandbox.quotas.limit(path, running.sandbox.quotas.used(ours.appid, path));
    await expect(followers()).rejects.toMatchObject({ code: 'wechat.quota_used' });
    const usage = await WechatUsageModel.findOne({ appid: ours.appid, path })
      .sort({ day: -1 })
      .lean();
    expect(usage).toMatchObject({ failedWith: 45009 });
    expect(usage?.calls).toBeGreaterThan(usage?.failures ?? 0);
  });

  it('say nothing of secrets or tokens when they fail', async () => {
    running.sandbox.failures.plan(path, 'drop');
    const error = await followers(false).catch((reason: unknown) => reason);
    const told = `${(error as Error).stack} ${((error as Error).cause as Error).stack}`;
    expect(told).not.toMatch(new RegExp(`${ours.secret}|access_token=`));
  });
});
