import { execFile } from 'node:child_process';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startWithPhones } from './a-phone.ts';
import { faultsOf, launchBrowser, openPage } from './watched-page.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const smallPhone = { ...phone, viewport: { width: 320, height: 640 } };

/** Taro's page container scrolls by touch alone; in WeChat there is none. */
const ownToTaro = ['scrollable-region-focusable'];

let phones: Awaited<ReturnType<typeof startWithPhones>>;
let browser: Browser;

beforeAll(async () => {
  phones = await startWithPhones();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await phones?.stop();
});

/** The preview as the server gives it to a browser; asking the sandbox is no problem here. */
async function openPreview(options: BrowserContextOptions) {
  const { page, problems } = await openPage(browser, options);
  await page.goto(`${phones.address}/`);
  await page.getByText('合一能为您做什么').waitFor();
  return { page, problems: () => problems.filter((one) => !one.includes(phones.sandbox)) };
}

/** Of the pages in the stack only the uppermost is shown. */
const shown = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).locator('visible=true').first();

const tap = (page: Page, text: string) => shown(page, text).tap();
const back = (page: Page) => page.locator('.taro-navigation-bar-back').tap();

/** A tap on an entry at the bottom; what the page then says shows that it is there. */
async function tapTab(page: Page, name: string, says: string) {
  await page.locator('taro-tabbar').getByText(name).tap();
  await shown(page, says).waitFor();
}
/** Texts of the page that are wider than their place. */
const cut = `[...document.querySelectorAll('.screen :not(input)')]
  .filter((one) => one.checkVisibility() && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
  .map((one) => 'cut: ' + one.className + ' ' + one.textContent.slice(0, 40))`;

/** Buttons that a thumb would miss. */
const small = `[...document.querySelectorAll('.screen [role=button], .screen .button')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
  .map((one) => 'small: ' + one.className + ' ' + one.textContent.slice(0, 40))`;

/** Nothing to be found by axe, nothing cut, nothing too small; keeps a picture where HEYI_PICTURES says. */
async function look(page: Page, where: string) {
  const folder = process.env.HEYI_PICTURES;
  if (folder) await page.screenshot({ path: path.join(folder, `${where}.png`) });
  const own = await page.evaluate<string[]>(`${cut}.concat(${small})`);
  const faults = [...(await faultsOf(page, ownToTaro)), ...own];
  expect({ where, faults }).toEqual({ where, faults: [] });
}

it.each<[string, string, string, BrowserContextOptions]>([
  ['a phone', 'p1', '标准', phone],
  ['a small phone with very large type', 'p2', '特大', smallPhone],
  ['a phone at night with large type', 'p3', '大', { ...phone, colorScheme: 'dark' }],
])(
  'leads on %s from the sign-in to the own policies, every screen fitting',
  async (name, id, size, options) => {
    const person = phones.people.find((one) => one.id === id) as (typeof phones.people)[number];
    const { page, problems } = await openPreview(options);
    const see = (screen: string) => look(page, `${name} ${screen}`);

    await tapTab(page, '我的', '字号');
    await tap(page, size);
    await see('me, not signed in');
    await tapTab(page, '首页', '合一能为您做什么');
    await see('home');
    await tapTab(page, '保单', '登录后才能查看您的保单。');
    await tap(page, '登录');
    await shown(page, person.name).waitFor();
    await see('sign-in');
    await tap(page, person.name);

    await shown(page, '同意并继续').waitFor();
    await see('consent');
    await tap(page, '同意并继续');
    await shown(page, '去核实').waitFor();
    await see('policies, not verified');
    await tap(page, '去核实');
    await page.getByRole('textbox', { name: '姓名' }).fill(person.name);
    await page.getByRole('textbox', { name: '证件号码' }).fill(person.document);
    await see('real name');
    await tap(page, '核实');
    await shown(page, '银保').waitFor();
    await see('policies');

    await tapTab(page, '我的', '字号');
    await tap(page, '去绑定');
    await shown(page, '使用微信绑定的手机号').waitFor();
    await see('mobile');
    await tap(page, '使用微信绑定的手机号');
    await shown(page, `139****000${id.slice(1)}`).waitFor();
    await see('me');

    await tap(page, '我是业务员');
    await page.getByRole('textbox', { name: '工号' }).fill(`${id}9`);
    await page.getByRole('spinbutton', { name: '登记的手机号' }).fill(person.mobile);
    await tap(page, '绑定');
    await page.getByText('没有核对上').waitFor();
    await see('agent, not bound');
    await page.getByRole('textbox', { name: '工号' }).fill(id);
    await tap(page, '绑定');
    await shown(page, '华安保险经纪有限公司').waitFor();
    await see('agent, bound');
    await back(page);

    await tap(page, '授权');
    await tap(page, '查看条款');
    await see('consents');
    await tap(page, '授权记录');
    await shown(page, '同意').waitFor();
    await see('history of consents');
    await back(page);
    await back(page);
    await tap(page, '登录的设备');
    await shown(page, '这一台').waitFor();
    await see('devices');
    await back(page);
    await tap(page, '退出登录');
    await shown(page, '您还没有登录').waitFor();
    expect(problems()).toEqual([]);
  },
);

it('runs in WeChat’s own engine against the live server', async () => {
  const { code, said } = await new Promise<{ code: number; said: string }>((resolve) => {
    const { address, sandbox } = phones;
    const env = { ...process.env, HEYI_SERVER: address, HEYI_SANDBOX: sandbox, HEYI_PERSON: 'p4' };
    const journey = path.resolve('miniapp/check/journey.cjs');
    execFile(process.execPath, [journey], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('walked through') });
});
