import type { Browser } from 'playwright-core';
import { follow, migrate } from '../../scripts/wechat-sandbox/people-acts.ts';
import { openidOf, type SandboxApp } from '../../scripts/wechat-sandbox/world.ts';
import { anApp, aSandbox, newAccount } from '../setup/wechat.ts';
import { startServer } from './running-server.ts';
import { narrow, password, signedInPage, titled, wide } from './signed-in-page.ts';
import { faultsOf, launchBrowser } from './watched-page.ts';

const from = anApp({ name: '经代服务号', scope: null });
const to = anApp({ name: '个险服务号' });
const people = 130;

let running: Awaited<ReturnType<typeof aSandbox>>;
let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;

async function takeIn(accounts: [SandboxApp, 'agency' | 'broker'][]) {
  const send = async (path: string, body: object, token = '') => {
    const response = await fetch(`${server.address}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as { accessToken: string };
  };
  const { accessToken } = await send('/auth/staff/sign-in', { username: 'anna', password });
  for (const [account, channel] of accounts)
    await send('/wechat/apps', newAccount(account, channel), accessToken);
}

beforeAll(async () => {
  running = await aSandbox([from, to]);
  const { sandbox } = running;
  for (let at = 0; at < people; at++) {
    sandbox.world.state.people.push({ id: `x${at}`, name: '某人', mobile: '' });
    await follow({ sandbox, appid: from.appid, personId: `x${at}` });
  }
  sandbox.world.state.tags.push({ appid: from.appid, id: 100, name: '高净值' });
  Object.assign(sandbox.world.user(from.appid, openidOf(from.appid, 'x0')) ?? {}, {
    tagIds: [100],
  });
  server = await startServer({ WECHAT_API_URL: running.url });
  await server.createAdministrator('anna', password);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await running?.close();
});

it('pulls followers, chooses tags to flow, and moves the followers to another account', async () => {
  const { page, problems, room } = await signedInPage(browser, {
    address: server.address,
    username: 'anna',
    size: wide,
  });
  const isWell = async (name: string) => {
    expect(await faultsOf(page)).toEqual([]);
    await picture(`${name}-1280`);
    await page.setViewportSize(narrow.viewport);
    expect(await faultsOf(page)).toEqual([]);
    await picture(`${name}-375`);
    await page.setViewportSize(wide.viewport);
  };
  const picture = async (name: string) => {
    const folder = process.env.HEYI_PICTURES;
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  await room('/wechat/followers');
  await page.getByText('还没有接入公众号').waitFor();
  await room('/wechat/tags');
  await page.getByText('还没有接入公众号').waitFor();
  await room('/wechat/migrations');
  await page.getByText('还没有迁移').waitFor();
  await isWell('migrations-empty');
  await takeIn([
    [from, 'broker'],
    [to, 'agency'],
  ]);

  await room('/wechat/followers');
  await titled(page, '粉丝');
  await page.getByText('还不知道这个公众号的粉丝').waitFor();
  await isWell('followers-empty');
  await page.getByRole('button', { name: '拉取粉丝' }).click();
  await page.getByText(`更多（已显示 50 位）`).waitFor();
  await page.getByText('最近一次完整拉取').waitFor();
  await page.getByText(`共 ${people} 位`, { exact: false }).waitFor();
  await isWell('followers');
  await page.getByRole('combobox', { name: '哪些粉丝' }).click();
  await page.getByTitle('已取消关注').click();
  await page.getByText('没有这样的粉丝').waitFor();
  expect(page.url()).toContain('kind=left');

  await room('/wechat/tags');
  await titled(page, '标签');
  await page.getByText('还没有选定标签').waitFor();
  await page.getByText('高净值 1').waitFor();
  for (const name of ['高净值', '健走']) {
    await page.getByRole('combobox', { name: '要同步的标签' }).fill(name);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /加\s*入/ }).click();
  }
  await page.getByRole('button', { name: '上移健走' }).press('Enter');
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('已保存，下次同步时生效。').waitFor();
  expect(await page.getByRole('list', { name: '选定的标签' }).textContent()).toMatch(
    /健走[\s\S]*高净值/,
  );
  await page.getByRole('button', { name: '现在同步' }).first().click();
  await page.getByText('已完成').waitFor();
  await page.getByText('打上 0 次，取下 0 次').waitFor();
  await isWell('tags');

  await room('/wechat/migrations');
  await page.getByRole('button', { name: '登记迁移' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /登\s*记/ }).click();
  await dialog.getByText('请填写批准的时间').waitFor();
  await dialog.getByLabel('原公众号').click();
  await page.getByTitle(from.name).click();
  await dialog.getByLabel('目标公众号').click();
  await page.getByTitle(to.name).last().click();
  const yesterday = new Date(Date.now() - 4 * 3_600_000).toISOString().slice(0, 16);
  await dialog.getByLabel('微信批准的时间').fill(yesterday);
  expect(await faultsOf(page)).toEqual([]);
  await picture('migration-form-1280');
  await dialog.getByRole('button', { name: /登\s*记/ }).click();
  await titled(page, `${from.name} 并入 ${to.name}`);
  expect(await page.getByRole('timer').textContent()).toMatch(/^还有 14 天 \d+ 小时$/);
  await page.getByRole('button', { name: /试\s*算/ }).click();
  await page.getByText('试算没有改动任何资料。').waitFor();
  await isWell('migration-tried');

  await page.getByRole('button', { name: '开始转换' }).click();
  await page.getByText('留意：两个公众号登记在不同的开放平台账号下').waitFor();
  await page.getByRole('button', { name: '已知悉，开始转换' }).click();
  await page.getByText('微信还没有确认这次迁移（63178）').waitFor();
  await isWell('migration-paused');
  migrate(running.sandbox, from.appid, to.appid);
  await page.getByRole('button', { name: /继\s*续/ }).click();
  await page.getByText(`其中 ${people} 位已并入同一位客户`).waitFor({ timeout: 60_000 });
  await page.getByText('已完成').waitFor();
  await page.getByText('已转换').nth(1).waitFor();
  await isWell('migration-done');

  await page.getByRole('button', { name: '下载结果' }).click();
  await page.getByRole('button', { name: '核对迁移结果' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('dialog')
      .getByRole('button', { name: /下\s*载/ })
      .click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${from.name}迁到${to.name}-转换结果.csv`);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await room('/wechat/followers');
  await page.getByText(`已迁到${to.name}`).first().waitFor();
  expect(problems).toEqual([]);
}, 240_000);
