import type { Browser } from 'playwright-core';
import { anApp, aSandbox } from '../setup/wechat.ts';
import { startServer } from './running-server.ts';
import { narrow, password, signedInPage, wide } from './signed-in-page.ts';
import { faultsOf, launchBrowser } from './watched-page.ts';

const account = anApp({ name: '个险服务号' });

let sandbox: Awaited<ReturnType<typeof aSandbox>>;
let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;

beforeAll(async () => {
  sandbox = await aSandbox([account]);
  server = await startServer({ WECHAT_API_URL: sandbox.url });
  await server.createAdministrator('anna', password);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await sandbox?.close();
});

it('takes a public account in, checks it with WeChat, changes it, stops and starts it', async () => {
  const { page, problems, room } = await signedInPage(browser, {
    address: server.address,
    username: 'anna',
    size: wide,
  });
  await room('/wechat');
  await page.getByText('还没有接入公众号或小程序').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: '接入一个' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(account.name);
  await dialog.getByLabel('AppID').fill('wx1');
  await dialog.getByLabel('原始 ID').fill(account.originalId);
  await dialog.getByLabel('AppSecret').fill('0'.repeat(32));
  await dialog.getByText('个险', { exact: true }).click();
  await dialog.getByLabel('令牌').fill(account.token);
  await dialog.getByRole('button', { name: /接\s*入/ }).click();
  await dialog.getByText('AppID 应为 wx 开头的 18 位').waitFor();
  await dialog.getByText('必填').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByLabel('AppID').fill(account.appid);
  await dialog.getByLabel('消息加解密密钥').fill(account.aesKey);
  await dialog.getByRole('button', { name: /接\s*入/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(`${server.address}/wechat/${account.appid}`).waitFor();
  await page.getByText('还没有取过凭证').waitFor();

  await page.getByRole('button', { name: /检\s*查/ }).click();
  await page.getByText('微信不认这组 AppID 和 AppSecret').waitFor();
  await page.getByRole('button', { name: /修\s*改/ }).click();
  await dialog.getByLabel('AppSecret').fill(account.secret);
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /检\s*查/ }).click();
  await page.getByText('可以使用。').waitFor();
  await page.getByText(/凭证 .*取得（刚刚），.*到期/).waitFor();
  await page.getByText('今天调用 2 次，失败 1 次').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.setViewportSize(narrow.viewport);
  await page.getByText(account.name).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize(wide.viewport);

  await page.getByRole('button', { name: /停\s*用/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /停\s*用/ })
    .click();
  await page.getByText('已停用', { exact: true }).waitFor();
  await page.getByRole('button', { name: /启\s*用/ }).click();
  await page.getByText(/凭证 .*取得/).waitFor();
  expect(problems).toEqual([]);
}, 120_000);
