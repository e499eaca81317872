import type { Browser } from 'playwright-core';
import { startServer } from './running-server.ts';
import { narrow, password, signedInPage, titled, wide } from './signed-in-page.ts';
import { knownPeople } from './two-lists.ts';
import { faultsOf, launchBrowser } from './watched-page.ts';

let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  await server.createAdministrator('anna', password);
  await server.loadDemo(2_000, knownPeople);
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (username: string, size = wide) =>
  signedInPage(browser, { address: server.address, username, size });

it('tries other bars, shows what would change, and puts them in force', async () => {
  const { page, problems, room } = await open('anna');
  await room('/rules');
  await page.getByText('现行的规则：出厂设定').waitFor();
  await page.getByText('还没有试算过').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  const upper = page.getByLabel('自动归并线');
  const lower = page.getByLabel('人工核对线');
  await upper.fill('90');
  await lower.fill('95');
  await page.keyboard.press('Enter');
  await page.getByText('人工核对线不能高于自动归并线').waitFor();
  await upper.fill('100');
  await page.keyboard.press('Enter');
  await page.getByText('自动归并线不能高于 99.9999%').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await upper.fill('99.99');
  await lower.fill('90');
  await page.keyboard.press('Enter');

  await titled(page, '试算识别规则');
  await page.getByRole('heading', { name: '会有变化的账户' }).waitFor({ timeout: 60_000 });
  await page.getByText('自动归并线 95% → 99.99%；人工核对线 50% → 90%').waitFor();
  await page.getByRole('img', { name: /按分量分布的账户对/ }).waitFor();
  await page.getByRole('radio', { name: /不再请人核对 [1-9]/ }).check();
  await page.getByRole('link', { name: '看证据' }).first().waitFor();
  await page.getByText('看数字').click();
  await page.getByRole('columnheader', { name: '可以自动归并的' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: /^应\s*用$/ }).click();
  await page.getByRole('button', { name: '减少误并' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '应用并重新识别' }).click();
  await page.getByText('已应用，成为第 1 版规则').waitFor({ timeout: 60_000 });
  expect(await faultsOf(page)).toEqual([]);

  await room('/rules');
  await page.getByText('现行的规则：第 1 版').waitFor();
  await page.getByText(/anna 今天 .*改定：减少误并/).waitFor();
  await page.getByText('客户还是按上一版识别的').waitFor({ state: 'hidden', timeout: 60_000 });
  expect(problems).toEqual([]);
});

it('gives a trial up on a small screen, and nothing has changed', async () => {
  const { page, problems, room } = await open('anna', narrow);
  await room('/rules');
  await page.getByRole('button', { name: /^试\s*算$/ }).click();
  await page.getByText('按这套规则，客户不会有变化').waitFor({ timeout: 60_000 });
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /^放\s*弃$/ }).click();
  await page.getByText('这次试算已放弃').waitFor();
  await room('/rules');
  await page.getByText('已放弃').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
});

it('shows models, one beside another, and hands them out', async () => {
  const { page, problems, room } = await open('anna');
  await room('/rules/models');
  await page.getByRole('heading', { name: '每种证据的分量' }).waitFor();
  await page.getByRole('rowheader', { name: '证件', exact: true }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 JSON' }).click();
  expect((await download).suggestedFilename()).toMatch(/^模型-fs\d-[0-9a-f]{8}\.json$/);

  await page.getByRole('combobox', { name: '与另一个比较' }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('columnheader', { name: '另一个' }).first().waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: '试算：固定用它' }).click();
  await titled(page, '试算识别规则');
  await page.getByText(/每次识别重新学习 → 固定用模型 fs/).waitFor();
  expect(problems).toEqual([]);

  const small = await open('anna', narrow);
  await small.room('/rules/models');
  await small.page.getByRole('heading', { name: '每种证据的分量' }).waitFor();
  expect(await faultsOf(small.page)).toEqual([]);
  expect(small.problems).toEqual([]);
});

it('has a value set aside and that taken back, by keyboard', async () => {
  const { page, problems, room } = await open('anna');
  await room('/hot-values');
  await page.getByRole('button', { name: '加入一个值' }).click();
  await page.getByLabel('完整的值').fill('13800000000');
  await page.getByRole('button', { name: '是业务员的号码' }).click();
  await page.getByLabel('其他理由').focus();
  await page.keyboard.press('Enter');
  await page.getByText('这个值认不出来').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('完整的值').fill('13712340003');
  await page.getByLabel('其他理由').focus();
  await page.keyboard.press('Enter');
  await page.getByText('已加入，从下一次识别起生效').waitFor();

  await page.getByRole('tab', { name: '人工决定' }).click();
  await page.getByText('加入名单：手机号').waitFor();
  await page.getByText('137****0003').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /^撤\s*销$/ }).click();
  await page.getByRole('button', { name: '判断有误' }).click();
  await page.getByLabel('其他理由').focus();
  await page.keyboard.press('Enter');
  await page.getByText('已撤销').waitFor();
  expect(problems).toEqual([]);
});

it('lets a value that the machine found be released, and looked at for a reason', async () => {
  const { page, problems, room } = await open('anna');
  await room('/hot-values');
  await page
    .getByRole('button', { name: /^放\s*行$/ })
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: /^放\s*行$/ })
    .first()
    .click();
  await page.getByRole('button', { name: '是公司前台的' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^放\s*行$/ })
    .click();
  await page.getByText('anna 已放行，下次识别生效').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page
    .getByRole('button', { name: /^查\s*看$/ })
    .first()
    .click();
  await page.getByRole('button', { name: '合规检查' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^查\s*看$/ })
    .click();
  await page
    .getByRole('dialog')
    .getByText(/^手机号 1\d{10}$/)
    .waitFor();
  await page.getByRole('button', { name: /^收\s*起$/ }).click();
  expect(problems).toEqual([]);

  const small = await open('anna', narrow);
  await small.room('/hot-values');
  await small.page.getByText('anna 已放行，下次识别生效').waitFor();
  expect(await faultsOf(small.page)).toEqual([]);
});
