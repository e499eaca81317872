import type { Browser, Page } from 'playwright-core';
import { startServer } from './running-server.ts';
import { narrow, password, signedInPage, titled, wide } from './signed-in-page.ts';
import { knownPeople } from './two-lists.ts';
import { faultsOf, launchBrowser } from './watched-page.ts';

let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  await server.createAdministrator('anna', password);
  await server.createAdministrator('berta', password);
  await server.loadDemo(2_000, knownPeople);
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (username: string, size = wide) =>
  signedInPage(browser, { address: server.address, username, size });

const left = async (page: Page) =>
  Number(/还剩 ([\d,]+) 对/.exec((await page.getByText('这次已核对').textContent()) ?? '')?.[1]);

const inThreeChannels = 'LYF1';
const inTwo = 'HYT1';
const inOne = 'LZQ1';

/** Finds a customer by an account, from wherever one is. */
async function openCustomer(page: Page, accountId: string) {
  await page.keyboard.press('/');
  await page.keyboard.type(accountId);
  await page.keyboard.press('Enter');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('heading', { name: '归并记录' }).waitFor();
}

it('has pairs in doubt worked by keyboard alone, and taken back', async () => {
  const { page, problems, room } = await open('anna');
  await room('/review');
  const verdict = page.getByRole('button', { name: /^是同一人/ });
  await verdict.waitFor();
  const before = await left(page);
  expect(before).toBeGreaterThan(2);
  expect(await faultsOf(page)).toEqual([]);

  await page.keyboard.press('s');
  await page.getByText('将归为一位').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('2');
  await page.getByText('上一对已认定为同一人：手机号、姓名一致').waitFor();
  await page.getByText(`还剩 ${before - 1} 对`).waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.keyboard.press('u');
  await page.getByText(`还剩 ${before} 对`).waitFor();
  await page.keyboard.press('d');
  await page.keyboard.press('r');
  await page.keyboard.type('13912345678 是别人的');
  await page.keyboard.press('Enter');
  await page.getByText('理由里请不要写手机号').waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('看过两份合同');
  await page.keyboard.press('Enter');
  await page.getByText('上一对已认定不是同一人：看过两份合同').waitFor();

  await verdict.waitFor();
  await page.keyboard.press('k');
  await page.getByText('1 对您跳过了').waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: '键盘操作' });
  await help.getByText('跳过，留给别人').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await page.keyboard.press('d');
  await page.getByText('两位客户各自不变').waitFor();
  await page.keyboard.press('Escape');
  await verdict.waitFor();
  expect(problems).toEqual([]);
});

it('puts single keys out of use for whoever wants that', async () => {
  const { page, problems } = await open('anna');
  const help = page.getByRole('dialog', { name: '键盘操作' });
  const setting = help.getByRole('checkbox', { name: /使用单键操作/ });
  await page.keyboard.press('?');
  await setting.uncheck();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'anna', exact: true }).click();
  await page.getByRole('menuitem', { name: '我的账号与登录' }).waitFor();
  expect(await help.isVisible()).toBe(false);
  await page.getByRole('menuitem', { name: '键盘操作' }).click();
  await setting.check();
  expect(problems).toEqual([]);
});

it('tells the second person who has a pair, who decided it, and leads on', async () => {
  const anna = await open('anna');
  await anna.room('/review/pairs');
  await anna.page.locator('tbody').getByRole('link').nth(3).click();
  await anna.page.getByRole('button', { name: /^是同一人/ }).waitFor();
  const place = new URL(anna.page.url()).pathname.replace('/admin', '');

  const berta = await open('berta');
  await berta.room(place);
  await berta.page.getByText('anna 正在核对这一对').waitFor();
  await anna.page.keyboard.press('d');
  await anna.page.keyboard.press('3');
  await anna.page.getByText('上一对已认定不是同一人').waitFor();
  await berta.room(place);
  await berta.page.getByText(/^anna 今天 .*已认定不是同一人/).waitFor();
  expect(await faultsOf(berta.page)).toEqual([]);
  await berta.page.getByRole('button', { name: '继续下一对' }).click();
  await berta.page.getByRole('button', { name: /^是同一人/ }).waitFor();
  expect([...anna.problems, ...berta.problems]).toEqual([]);
  expect(new Set(berta.refused)).toEqual(
    new Set([`/api/identity${place.replace('review', 'review/pairs')}/claim`]),
  );
});

it('splits a customer and takes that back', async () => {
  const { page, problems } = await open('anna');
  await openCustomer(page, inThreeChannels);
  await page.getByRole('button', { name: '拆分' }).click();
  const dialog = page.getByRole('dialog', { name: '把不是同一人的账户拆出去' });
  await dialog.getByText('还没有勾选账户').waitFor();
  await dialog.getByRole('checkbox').last().check();
  await dialog.getByText('1 个账户将成为一位新客户').waitFor();
  await dialog.getByRole('button', { name: '只是同名' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: '拆分', exact: true }).click();
  await page.getByText('2 个渠道账户').waitFor();
  await page.getByText('员工 anna').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  const undoing = page.getByRole('dialog', { name: '撤销这次人工决定' });
  await undoing.getByRole('button', { name: '判断有误' }).click();
  await undoing.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText('3 个渠道账户').waitFor();
  await page.getByText('已撤销', { exact: true }).waitFor();
  expect(problems).toEqual([]);
});

it('merges two customers found to be one', async () => {
  const { page, problems } = await open('anna');
  await openCustomer(page, inOne);
  await page.getByRole('link', { name: '与另一位合并' }).click();
  await page.getByLabel('查找另一位客户').fill(inTwo);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /比对$/ }).click();
  await page.getByText('分量的单位').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '已向本人核实' }).click();
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await page.getByText('3 个渠道账户').waitFor();
  await page.getByText('人工认定为同一人').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
});

it('shows an account in clear for a reason that the audit trail keeps', async () => {
  const { page, problems, room } = await open('anna');
  await openCustomer(page, inTwo);
  await page.getByRole('button', { name: '查看完整资料' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('这次查看会记入审计').waitFor();
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await dialog.getByText('请写明理由').waitFor();
  await dialog.getByRole('button', { name: '处理投诉' }).click();
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await dialog.getByText('已记入审计，还显示').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const name = await dialog.getByRole('row', { name: '姓名' }).getByRole('cell').textContent();
  expect(name).toMatch(/^\p{L}{2,}/u);
  await dialog.getByRole('button', { name: '收起' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.content()).not.toContain(String(name));

  await room('/audit?action=identity.unmasked');
  await page.getByText('原因：处理投诉').waitFor();
  await page.getByRole('row').nth(1).getByRole('button', { name: 'anna' }).click();
  await page.getByText('只看 anna').waitFor();
  expect(problems).toEqual([]);
});

it.each([
  ['wide', wide],
  ['narrow', narrow],
])('shows the rooms of the identity desk without a fault on a %s screen', async (_, size) => {
  const { page, problems, room } = await open('berta', size);
  const rooms: [string, string][] = [
    ['/review', '待核对'],
    ['/review/pairs', '全部待核对'],
    ['/hot-values', '多人共用的值'],
    ['/audit', '审计记录'],
  ];
  for (const [path, name] of rooms) {
    await room(path);
    await titled(page, name);
    await page.waitForLoadState('networkidle');
    expect({ path, faults: await faultsOf(page) }).toEqual({ path, faults: [] });
  }
  await openCustomer(page, inThreeChannels);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: '与另一位合并' }).click();
  await page.getByLabel('查找另一位客户').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
});
