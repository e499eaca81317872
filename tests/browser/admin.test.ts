import type { Browser, Page } from 'playwright-core';
import { aWorkbook } from '../setup/a-workbook.ts';
import { startServer } from './running-server.ts';
import { narrow, password, signIn, titled, wide } from './signed-in-page.ts';
import { agencyList, brokerList } from './two-lists.ts';
import { faultsOf, launchBrowser, openPage } from './watched-page.ts';

let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  await server.createAdministrator('anna', password);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const room = (page: Page, path: string) => page.goto(`${server.address}/admin${path}`);

async function importList(page: Page, name: string, list: string | Buffer, channel: string) {
  await room(page, '/imports/new');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(list as string) });
  await page.getByText(channel, { exact: true }).click();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '不试算，直接导入' }).click();
  await page.getByRole('heading', { name: '已完成识别' }).waitFor({ timeout: 60_000 });
}

it('leads from the first sign-in over two lists to why two accounts are one person', async () => {
  const { page, problems, refused } = await openPage(browser, wide);
  await room(page, '/');
  await signIn(page, 'anna', 'wrong');
  await page.getByRole('alert').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await signIn(page, 'anna', password);
  await titled(page, '概览');
  await page.getByText('还没有任何账户').waitFor();

  await importList(page, 'agency.csv', agencyList, '个险');
  await page.getByText('有 1 行没有导入').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载这些行' }).click();
  const reason = page.getByRole('dialog', { name: '下载未导入的行' });
  await reason.getByRole('button', { name: '改正后重新导入' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await reason.getByRole('button', { name: '下载', exact: true }).click();
  expect((await download).suggestedFilename()).toBe('agency.csv-未导入.csv');
  await importList(page, 'broker.csv', brokerList, '经代');
  const rows = [
    ['银行客户编号', '户名', '移动电话'],
    ['YB1', '赵敏', 13912340099],
  ];
  const workbook = aWorkbook({ sheets: { 说明: [['请勿修改']], 客户: rows }, shared: true });
  await importList(page, '银保.xlsx', workbook, '银保');
  await page.getByText('新增账户').waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('13912340001');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '王**' }).click();
  await titled(page, '王**');
  expect(page.url()).not.toContain('13912340001');
  await page.getByRole('button', { name: '查看证据' }).click();
  const evidence = page.getByRole('table', { name: /每项证据的分量/ });
  await evidence.getByRole('row', { name: /证件 相同/ }).waitFor();
  expect(await page.getByText('身份证号相同').count()).toBeGreaterThan(0);
  expect(await page.content()).not.toContain('110101199003074477');
  expect(await faultsOf(page)).toEqual([]);

  expect(problems).toEqual([]);
  expect(refused).toEqual(['/api/auth/staff/sign-in']);
});

it.each([
  ['wide', wide],
  ['narrow', narrow],
])('shows every room without a fault on a %s screen', async (_, size) => {
  const { page, problems } = await openPage(browser, size);
  await room(page, '/');
  await signIn(page, 'anna', password);
  await titled(page, '概览');
  const rooms: [string, string | RegExp][] = [
    ['/', '概览'],
    ['/search', '客户与账户'],
    ['/search/accounts', '客户与账户'],
    ['/evidence', '比对两个账户'],
    ['/imports', '名单导入'],
    ['/imports/new', '导入名单'],
    ['/runs', '客户识别'],
    ['/staff', '员工账号'],
    ['/audit', '审计记录'],
    ['/me', 'anna'],
  ];
  for (const [path, name] of rooms) {
    await room(page, path);
    await titled(page, name);
    await page.waitForLoadState('networkidle');
    expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
  }
  await room(page, '/search');
  await page.getByRole('link', { name: '王**' }).click();
  await page.getByRole('button', { name: '查看证据' }).click();
  await page.getByText('分量的单位').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.goBack();
  await titled(page, '客户与账户');
  expect(problems).toEqual([]);
});

it('lets an administrator open an account, and ends it while its owner is at work', async () => {
  const { page, problems } = await openPage(browser, wide);
  await room(page, '/staff');
  await signIn(page, 'anna', password);
  await titled(page, '员工账号');
  await page.getByRole('button', { name: '新建账号' }).click();
  await page.getByLabel('用户名').fill('berta');
  await page.getByText('客户服务').click();
  await page.getByRole('button', { name: '新建', exact: true }).click();
  const initial = await page
    .getByRole('dialog', { name: '初始密码' })
    .locator('code')
    .textContent();
  await page.getByRole('button', { name: '我已转告' }).click();

  const other = await openPage(browser, wide);
  await room(other.page, '/search');
  await signIn(other.page, 'berta', String(initial));
  await titled(other.page, '先换成自己的密码');
  await other.page.getByLabel('现在的密码').fill(String(initial));
  await other.page.getByLabel('新密码', { exact: true }).fill('viel-besser-als-zuvor-9');
  await other.page.getByLabel('再输一次新密码').fill('viel-besser-als-zuvor-9');
  await other.page.getByRole('button', { name: '修改密码' }).click();
  await titled(other.page, '客户与账户');
  await other.page.getByRole('link', { name: '概览' }).waitFor();
  expect(await other.page.getByRole('link', { name: '员工账号' }).count()).toBe(0);
  await other.page.reload();
  await titled(other.page, '客户与账户');

  await page.getByRole('button', { name: '对 berta 的操作' }).click();
  await page.getByRole('menuitem', { name: '停用' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s?定/ })
    .click();
  await page.getByText('已停用', { exact: true }).waitFor();
  await other.page.getByLabel('查找内容').fill('13912340001');
  await other.page.getByRole('button', { name: '查找' }).click();
  await other.page.getByRole('dialog', { name: '请重新登录' }).waitFor();
  expect(await other.page.getByLabel('查找内容').inputValue()).toBe('13912340001');

  await page.getByRole('button', { name: 'anna', exact: true }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await titled(page, '登录后台');
  await page.reload();
  await titled(page, '登录后台');
  expect([...problems, ...other.problems]).toEqual([]);
});
