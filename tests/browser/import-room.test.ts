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
  await server.loadDemo(2_000, knownPeople);
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (size = wide) =>
  signedInPage(browser, { address: server.address, username: 'anna', size });

const choose = (page: Page, name: string, content: string | Buffer) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content as string) });

/** 林一帆 and 何雨桐 are there; 罗志强 turns out to be the 罗志强 whose ID number is here; the last two are one new person. */
const list = [
  '$客户,客户.姓名,电话,证件号码,是否拒绝营销',
  'N1,林一帆,13712340001,110101199003074477,是',
  'N2,何雨桐,13712340002,110101198512011237,否',
  'N3,罗志强,13712340003,,',
  'N4,闻人牧之,13712340088,320311197001010012,',
  'N5,闻人牧之,13712340088,320311197001010012,',
  'N6,,4.4E+17,,',
].join('\n');

it('leads from a file over its columns and a dry run to an import, and finds the columns again', async () => {
  const { page, problems, room } = await open();
  await room('/imports/new');
  await choose(page, '经代 六月.csv', list);
  await page.getByText('已按表头和内容猜好').waitFor();
  await page.getByLabel('“$客户”是什么').click();
  await page.keyboard.type('账户编号');
  await page.keyboard.press('Enter');
  expect(await page.content()).not.toContain('13712340001');

  await page.getByRole('button', { name: '存下这份对应' }).click();
  const saving = page.getByRole('dialog', { name: '存下列的对应' });
  await saving.getByLabel('来源的名字').fill('经代—永安');
  expect(await faultsOf(page)).toEqual([]);
  await saving.getByRole('button', { name: /存\s*下/ }).click();
  await page.getByText('已存为“经代—永安”').waitFor();
  await saving.waitFor({ state: 'hidden' });
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: '试算会怎样归并' }).click();
  await page.getByText('还没有写入任何账户').waitFor({ timeout: 60_000 });
  await page.getByText('号码的后几位已被表格软件丢失').waitFor();
  const card = page.locator('section').filter({ hasText: '归入已有客户' }).first();
  expect(await faultsOf(page)).toEqual([]);
  await card.getByRole('button', { name: /第 2 行 林/ }).click();
  await card
    .getByRole('table', { name: /每项证据的分量/ })
    .first()
    .waitFor();
  expect(await page.content()).not.toContain('110101199003074477');
  expect(await page.content()).not.toContain('林一帆');
  expect(await faultsOf(page)).toEqual([]);

  const place = new URL(page.url()).pathname.replace('/admin', '');
  await room('/imports');
  await page.getByText('等您决定').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await room(place);
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByRole('heading', { name: '已完成识别' }).waitFor({ timeout: 60_000 });

  await room('/imports/new');
  await choose(page, '七月.csv', list);
  await page.getByText('已按存下的“经代—永安”填好').waitFor();
  expect(problems).toEqual([]);
});

it('shows on the customer who refused marketing, though others did not', async () => {
  const { page, problems } = await open();
  await page.keyboard.press('/');
  await page.keyboard.type('LYF1');
  await page.keyboard.press('Enter');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByText('拒绝营销', { exact: true }).waitFor();
  await page.getByText('经代 N1', { exact: true }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
});

it('renames and deletes what was kept of a source', async () => {
  const { page, problems, room } = await open();
  await room('/imports/maps');
  await page.getByText('$客户 → 账户编号').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '给“经代—永安”改名' }).click();
  const renaming = page.getByRole('dialog', { name: '给“经代—永安”改名' });
  await renaming.getByLabel('来源的名字').fill('经代—恒信');
  await renaming.getByRole('button', { name: /改\s*名/ }).click();
  await page.getByRole('button', { name: '删去“经代—恒信”' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /删\s*去/ })
    .click();
  await page.getByText('还没有存下对应').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
});

it.each([
  ['nothing', 'a.csv', '', '文件是空的'],
  ['semicolons', 'a.csv', '姓名;手机\n张三;139\n', '分号'],
  ['a binary named .csv', 'a.csv', Buffer.from('PK\0\x01\x02\0'.repeat(50)), '不是文本文件'],
  ['a damaged workbook', 'a.xlsx', Buffer.from('PK\x03\x04 nothing'), '工作簿已损坏'],
  ['headers twice', 'a.csv', '姓名,手机,姓名\n1,2,3\n', '出现了多次'],
  ['1,000 columns', 'a.csv', `${Array.from({ length: 1000 }, (_, at) => `c${at}`)}\n`, '1000 列'],
])('says at once why %s cannot be imported', async (_, name, content, words) => {
  const { page, problems, room } = await open();
  await room('/imports/new');
  await choose(page, name, content);
  await page.getByRole('alert').getByText(words).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
});

it.each([
  ['a header alone', '编号,姓名,手机\n', '只有表头'],
  ['a quote that never ends', '编号,姓名,手机\n1,"张三,1\n2,李四,2\n', '双引号没有配对'],
])(
  'says after the dry run why %s cannot be imported, and lets go of it',
  async (_, content, words) => {
    const { page, problems, room } = await open();
    await room('/imports/new');
    await choose(page, '银保.csv', content);
    await page.getByRole('button', { name: '试算会怎样归并' }).click();
    await page.getByText('这份名单没能试算').waitFor({ timeout: 30_000 });
    await page.getByText(words).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '放弃这份名单' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /放\s*弃/ })
      .click();
    await titled(page, '名单导入');
    expect(problems).toEqual([]);
  },
);

it('is whole on a narrow screen', async () => {
  const { page, problems, room } = await open(narrow);
  await room('/imports/new');
  await choose(page, '经代 八月.csv', `${list}\nN9,尚未有,13712340099,,`);
  await page.getByText('列。').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '试算会怎样归并' }).click();
  await page.getByText('还没有写入任何账户').waitFor({ timeout: 60_000 });
  expect(await faultsOf(page)).toEqual([]);
  expect(problems).toEqual([]);
});
