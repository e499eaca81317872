import { anApp, aSandbox } from '../../tests/setup/wechat.ts';
import { agree, follow, loginCode, migrate, phoneCode, sendText, userIn } from './people-acts.ts';
import { openidOf } from './world.ts';

const template = { id: 'due', title: '保单到期提醒', fields: ['thing1', 'date2', 'amount3'] };
const account = anApp({ templates: [template] });
const newAccount = anApp();
const miniProgram = anApp({ kind: 'mini-program', templates: [template] });
const unbound = anApp({ scope: null });

let running: Awaited<ReturnType<typeof aSandbox>>;
let clock = Date.parse('2026-11-24T02:00:00Z');
const hours = (count: number) => {
  clock += count * 3_600_000;
};

beforeAll(async () => {
  running = await aSandbox([account, newAccount, miniProgram, unbound], () => clock);
});
afterAll(() => running.close());

type Answer = Record<string, unknown> & { errcode?: number };

async function ask(path: string, query: Record<string, string>, body?: object): Promise<Answer> {
  const response = await fetch(`${running.url}/${path}?${new URLSearchParams(query)}`, {
    method: body ? 'POST' : 'GET',
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return response.json() as Promise<Answer>;
}

async function call(app: typeof account, path: string, body?: object, query = {}) {
  const { access_token } = running.sandbox.accessTokens.stable(app, false);
  return ask(path, { access_token, ...query }, body);
}

const who = (app: typeof account, personId = 'p1') => ({
  sandbox: running.sandbox,
  appid: app.appid,
  personId,
});
const openid = (app: typeof account, personId = 'p1') => openidOf(app.appid, personId);
const session = (app: typeof account, js_code: string) =>
  ask('sns/jscode2session', {
    appid: app.appid,
    secret: app.secret,
    js_code,
    grant_type: 'authorization_code',
  });

describe('the sandbox keeps to WeChat’s rules', () => {
  it('for tokens: the old one dies five minutes after a new one is made', async () => {
    const { appid, secret } = account;
    const credentials = { grant_type: 'client_credential', appid, secret };
    const first = await ask('cgi-bin/token', credentials);
    const second = await ask('cgi-bin/token', credentials);
    const use = (token: unknown) => ask('cgi-bin/user/get', { access_token: String(token) });
    expect(await use(first.access_token)).toMatchObject({ total: 0 });
    hours(0.1);
    expect(await use(first.access_token)).toMatchObject({ errcode: 42001 });
    expect(await use(second.access_token)).toMatchObject({ total: 0 });
    expect(await use('x')).toMatchObject({ errcode: 40001 });
    expect(await ask('cgi-bin/token', { ...credentials, secret: 'x' })).toMatchObject({
      errcode: 40125,
    });
  });

  it('for sign-in codes: once, for five minutes, by the app they are of', async () => {
    const code = loginCode(who(miniProgram));
    expect(await session(account, code)).toMatchObject({ errcode: 40029 });
    const known = await session(miniProgram, code);
    expect(known).toMatchObject({ openid: openid(miniProgram), session_key: expect.any(String) });
    expect(await session(miniProgram, code)).toMatchObject({ errcode: 40163 });
    const late = loginCode(who(miniProgram));
    hours(0.1);
    expect(await session(miniProgram, late)).toMatchObject({ errcode: 40029 });
  });

  it('for ids: a unionid is the same in the apps of one Open Platform account, and absent elsewhere', async () => {
    for (const app of [account, newAccount, unbound]) await follow(who(app));
    const detail = (app: typeof account) =>
      call(app, 'cgi-bin/user/info/batchget', { user_list: [{ openid: openid(app) }] });
    const of = async (app: typeof account) =>
      ((await detail(app)).user_info_list as { openid: string; unionid?: string }[])[0];
    const [here, there, alone] = [await of(account), await of(newAccount), await of(unbound)];
    expect(here?.unionid).toBe(there?.unionid);
    expect(here?.openid).not.toBe(there?.openid);
    expect(alone).not.toHaveProperty('unionid');
  });

  it('for mobile numbers: a code of their own, once', async () => {
    const code = phoneCode(who(miniProgram, 'p2'));
    const path = 'wxa/business/getuserphonenumber';
    expect(await call(miniProgram, path, { code })).toMatchObject({
      phone_info: { purePhoneNumber: '13900000002', watermark: { appid: miniProgram.appid } },
    });
    expect(await call(miniProgram, path, { code })).toMatchObject({ errcode: 40227 });
    expect(await call(miniProgram, path, { code: loginCode(who(miniProgram)) })).toMatchObject({
      errcode: 40029,
    });
  });

  it('for customer-service messages: within 48 hours of an action, five of them', async () => {
    const send = () =>
      call(account, 'cgi-bin/message/custom/send', {
        touser: openid(account),
        msgtype: 'text',
        text: { content: '您好' },
      });
    await sendText(who(account), '在吗');
    for (let count = 0; count < 5; count++) expect(await send()).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 45047 });
    await sendText(who(account), '在吗');
    hours(49);
    expect(await send()).toMatchObject({ errcode: 45015 });
  });

  it('for subscribe messages: one agreement, one message; and only what a field may hold', async () => {
    const data = (thing1: string) => ({
      thing1: { value: thing1 },
      date2: { value: '2026年12月1日' },
      amount3: { value: '¥3200.00' },
    });
    const send = (thing1: string) =>
      call(miniProgram, 'cgi-bin/message/subscribe/send', {
        touser: openid(miniProgram),
        template_id: 'due',
        data: data(thing1),
      });
    expect(await send('重疾险续期')).toMatchObject({ errcode: 43101 });
    await agree(who(miniProgram), ['due']);
    expect(await send('长'.repeat(21))).toMatchObject({ errcode: 47003 });
    expect(await send('重疾险续期')).toMatchObject({ errcode: 0 });
    expect(await send('重疾险续期')).toMatchObject({ errcode: 43101 });
    const template = { touser: openid(account, 'p3'), template_id: 'due', data: data('续期') };
    running.sandbox.world.meet(account, 'p3');
    expect(await call(account, 'cgi-bin/message/template/send', template)).toMatchObject({
      errcode: 43004,
    });
  });

  it('for tags: a hundred an account, twenty a follower, fifty openids a call', async () => {
    const create = (name: string) => call(account, 'cgi-bin/tags/create', { tag: { name } });
    const ids: number[] = [];
    for (let count = 0; count < 100; count++) {
      const { tag } = await create(`标签${count}`);
      ids.push((tag as { id: number }).id);
    }
    expect(await create('多一个')).toMatchObject({ errcode: 45056 });
    const tagging = (tagid: number | undefined, openid_list: string[]) =>
      call(account, 'cgi-bin/tags/members/batchtagging', { tagid, openid_list });
    for (const id of ids.slice(0, 20)) await tagging(id, [openid(account)]);
    expect(await tagging(ids[20], [openid(account)])).toMatchObject({ errcode: 45059 });
    expect(await tagging(ids[0], Array(51).fill(openid(account)))).toMatchObject({
      errcode: 40032,
    });
    expect(userIn(who(account))?.tagIds).toHaveLength(20);
  });

  it('for menus: three buttons, five below each, and pages of a mini-program that exists', async () => {
    const create = (button: object[]) => call(account, 'cgi-bin/menu/create', { button });
    const tap = { type: 'click', name: '我的保单', key: 'policies' };
    const page = {
      type: 'miniprogram',
      name: '活动',
      url: 'https://a.cn',
      appid: miniProgram.appid,
      pagepath: 'pages/home/index',
    };
    expect(await create([tap, page])).toMatchObject({ errcode: 0 });
    expect(await create([tap, tap, tap, tap])).toMatchObject({ errcode: 40016 });
    expect(await create([{ name: '更多', sub_button: Array(6).fill(tap) }])).toMatchObject({
      errcode: 40023,
    });
    expect(await create([{ ...tap, name: '名字太长放不下' }])).toMatchObject({ errcode: 40018 });
    expect(await create([{ ...page, appid: 'wx0' }])).toMatchObject({ errcode: 40013 });
  });

  it('for a migration: a hundred openids a call, followers only, for fifteen days', async () => {
    const convert = (openid_list: string[]) =>
      call(newAccount, 'cgi-bin/changeopenid', { from_appid: account.originalId, openid_list });
    const old = openid(account);
    expect(await convert([old])).toMatchObject({ errcode: 63178 });
    migrate(running.sandbox, account.appid, newAccount.appid);
    expect(await convert(Array(101).fill(old))).toMatchObject({ errcode: 40032 });
    expect(await convert([old, openid(account, 'p3')])).toMatchObject({
      result_list: [
        { ori_openid: old, new_openid: openid(newAccount), err_msg: 'ok' },
        { err_msg: 'ori_openid error' },
      ],
    });
    hours(15 * 24);
    expect(await convert([old])).toMatchObject({ errcode: 63178 });
  });

  it('for mini-program codes: a picture, of a scene that fits', async () => {
    const { access_token } = running.sandbox.accessTokens.stable(miniProgram, false);
    const ask = (scene: string) =>
      fetch(`${running.url}/wxa/getwxacodeunlimit?access_token=${access_token}`, {
        method: 'POST',
        body: JSON.stringify({ scene, page: 'pages/home/index' }),
      });
    const picture = await ask('agent=1');
    expect(picture.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
    expect(await (await ask('x'.repeat(33))).json()).toMatchObject({ errcode: 40169 });
  });

  it('for codes with a scene and for texts to check', async () => {
    const create = (seconds: number) =>
      call(account, 'cgi-bin/qrcode/create', {
        expire_seconds: seconds,
        action_name: 'QR_STR_SCENE',
        action_info: { scene: { scene_str: 'agent:1' } },
      });
    expect(await create(2_592_000)).toMatchObject({ ticket: expect.any(String) });
    expect(await create(2_592_001)).toMatchObject({ errcode: 47001 });
    const check = (content: string) =>
      call(miniProgram, 'wxa/msg_sec_check', {
        content,
        version: 2,
        scene: 2,
        openid: openid(miniProgram),
      });
    expect(await check('谢谢')).toMatchObject({ errcode: 61010 });
    await session(miniProgram, loginCode(who(miniProgram)));
    expect(await check('谢谢')).toMatchObject({ result: { suggest: 'pass' } });
    expect(await check('加微信')).toMatchObject({ result: { suggest: 'review' } });
    expect(await check('代开发票')).toMatchObject({ result: { suggest: 'risky' } });
  });
});
