import type { Browser, Page } from 'playwright-core';
import { follow, sendText } from '../../scripts/wechat-sandbox/people-acts.ts';
import { anApp, aSandbox } from '../setup/wechat.ts';
import { startServer } from './running-server.ts';
import { narrow, password, signedInPage, titled, wide } from './signed-in-page.ts';
import { faultsOf, launchBrowser } from './watched-page.ts';

const account = anApp({ name: '个险服务号' });
const miniProgram = anApp({ kind: 'mini-program', name: '合一' });
const { appid } = account;

let sandbox: Awaited<ReturnType<typeof aSandbox>>;
let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;

beforeAll(async () => {
  sandbox = await aSandbox([account, miniProgram]);
  server = await startServer({ WECHAT_API_URL: sandbox.url });
  await server.createAdministrator('anna', password);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await sandbox?.close();
});

const enter = () =>
  signedInPage(browser, { address: server.address, username: 'anna', size: wide });

async function ask(path: string, body: object, token = ''): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const sent = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${server.address}/api${path}`, sent)).json() as never;
}

async function connect(): Promise<void> {
  const signedIn = await ask('/auth/staff/sign-in', { username: 'anna', password });
  for (const { kind, name, appid: id, originalId, secret, token, aesKey } of [
    account,
    miniProgram,
  ]) {
    const own = kind === 'public-account' ? { channel: 'agency', token, aesKey } : {};
    const body = { kind, name, appid: id, originalId, secret, ...own };
    await ask('/wechat/apps', body, String(signedIn.accessToken));
  }
  const app = sandbox.sandbox.world.appOf(appid);
  if (app) app.callbackUrl = `${server.address}/wechat/${appid}`;
}

/** No faults at either width. */
async function isSound(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize(narrow.viewport);
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize(wide.viewport);
}

it('says what is missing while there is nothing', async () => {
  const { page, problems, room } = await enter();
  const rooms = [
    ['/wechat/received', '收到的消息', '还没有收到消息'],
    ['/wechat/replies', '自动回复', '还没有自动回复'],
    ['/wechat/menus', '公众号菜单', '还没有接入公众号'],
    ['/wechat/codes', '推广码', '还没有推广码'],
  ] as const;
  for (const [path, title, empty] of rooms) {
    await room(path);
    await titled(page, title);
    await page.getByText(empty).waitFor();
    await isSound(page);
  }
  await connect();
  expect(problems).toEqual([]);
}, 120_000);

it('writes replies and tells at once what somebody would be answered', async () => {
  const { page, problems, room } = await enter();
  await room('/wechat/replies');
  await page.getByRole('button', { name: '添加一条' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '发来文字' }).check();
  await dialog.getByRole('button', { name: /添\s*加/ }).click();
  await dialog.getByText('请写回复').waitFor();
  await dialog.getByLabel('包含的字').fill('保单');
  await dialog.getByLabel('回复').fill('请打开小程序查看保单。');
  await isSound(page);
  await dialog.getByRole('button', { name: /添\s*加/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('发来文字，包含“保单”').waitFor();
  await page.getByText('没有合适的规则').waitFor();
  await page.getByLabel('包含的字').fill('我的保单在哪里看');
  await page.getByText('依据：发来文字，包含“保单”').waitFor();
  await isSound(page);
  expect(problems).toEqual([]);
}, 120_000);

it('shows what was received and what became of it, without saying from whom', async () => {
  const who = { sandbox: sandbox.sandbox, appid, personId: 'p1' };
  sandbox.sandbox.failures.plan('cgi-bin/user/info', 48001, 1);
  await follow(who);
  await sendText(who, '我的保单呢');
  const { page, problems, room } = await enter();
  await room('/wechat/received');
  await page.getByText('发来文字').waitFor();
  await page.getByText('已自动回复').waitFor();
  await page.getByText('公众号没有这个接口的权限').waitFor();
  await isSound(page);
  await page.getByLabel('处理结果').click();
  await page.getByTitle('失败').click();
  await page.getByText('没有这样的消息').waitFor();
  expect(problems).toEqual([]);
}, 120_000);

it('writes a menu as the phone shows it, publishes it, and takes a version back', async () => {
  const { page, problems, room } = await enter();
  await room('/wechat/menus');
  await page.getByText('发布前要改正 1 处').waitFor();
  await isSound(page);
  await page.getByRole('button', { name: '＋ 菜单' }).click();
  await page.getByLabel('名称').fill('一二三四五六');
  await page.getByText('名称最多 16 个字节，现在 18 个（一个汉字 3 个）').first().waitFor();
  await page.getByLabel('名称').fill('我的');
  await page.getByRole('button', { name: '＋ 子菜单' }).click();
  await page.getByLabel('名称').fill('问客服');
  await page.getByLabel('关键字').fill('help');
  await page.getByText('还没有为这个关键字写自动回复').waitFor();
  await isSound(page);
  await page.getByRole('button', { name: '写一条回复' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('回复').fill('工作日 9:00—18:00 由客服回复您。');
  await dialog.getByRole('button', { name: /添\s*加/ }).click();
  await page.getByText('点了会回复').waitFor();
  await page.getByRole('button', { name: '＋ 菜单' }).click();
  await page.getByLabel('名称').fill('保单');
  await page.getByLabel('点了以后').click();
  await page.getByTitle('打开小程序').click();
  await page.getByLabel('小程序', { exact: true }).click();
  await page.getByTitle('合一', { exact: true }).click();
  await page.getByLabel('页面路径').fill('pages/home/index');
  await page.getByLabel('备用网址').fill('https://example.cn');
  await isSound(page);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('草稿已保存，还没有发布。').waitFor();
  await page.getByRole('button', { name: /发\s*布/, exact: true }).click();
  await dialog.getByRole('button', { name: /发\s*布/ }).click();
  await page.getByText('已发布到微信。').waitFor();
  await page.getByText('第 1 版').waitFor();
  await page.getByRole('button', { name: '看一看' }).click();
  await page.getByText('与草稿一致').waitFor();
  await isSound(page);

  await page.getByRole('button', { name: '保单', exact: true }).click();
  await page.getByRole('button', { name: /去\s*掉/ }).click();
  await page.getByText('草稿（有改动未保存）').waitFor();
  await page.getByText('打开小程序 wx').waitFor();
  await page.getByRole('button', { name: '取回到草稿' }).click();
  await page.getByText('与草稿一致').waitFor();
  expect(problems).toEqual([]);
}, 120_000);

it('makes codes to print, and shows who came by them', async () => {
  const { page, problems, room } = await enter();
  await room('/wechat/codes');
  await page.getByRole('button', { name: '制作一个码' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('哪个公众号或小程序').click();
  await page.getByTitle('个险服务号').click();
  await dialog.getByLabel('编号').fill('张三');
  await dialog.getByLabel('用途').fill('名片');
  await dialog.getByRole('button', { name: /制\s*作/ }).click();
  await dialog.getByText('编号应为 1 到 20 位字母').waitFor();
  await isSound(page);
  await dialog.getByLabel('编号').fill('1024');
  await dialog.getByRole('button', { name: /制\s*作/ }).click();
  await page.getByRole('img', { name: '名片的二维码' }).waitFor();
  await page.getByText('还没有人扫过。').waitFor();
  await isSound(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载图片' }).click();
  expect((await saved).suggestedFilename()).toBe('名片 1024.png');

  await follow({ sandbox: sandbox.sandbox, appid, personId: 'p2' }, 'agent:1024');
  // What the worker does comes a little later.
  const arrival = page.getByText('扫码关注', { exact: true });
  for (let look = 0; look < 60 && (await arrival.count()) === 0; look++) {
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByText('场景值 agent:1024').waitFor();
  }
  await page.getByRole('link', { name: '看客户' }).waitFor();
  await isSound(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '制作一个码' }).click();
  await dialog.getByLabel('哪个公众号或小程序').click();
  await page.getByTitle('合一', { exact: true }).click();
  await dialog.getByLabel('打开哪一页').fill('pages/home/index');
  await dialog.getByLabel('编号').fill('B1');
  await dialog.getByLabel('用途').fill('海报');
  await dialog.getByRole('button', { name: /制\s*作/ }).click();
  await page.getByRole('img', { name: '海报的小程序码' }).waitFor();
  await isSound(page);
  expect(problems).toEqual([]);
}, 120_000);
