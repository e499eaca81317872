import { setTimeout } from 'node:timers/promises';
import { NewWechatApp } from '@heyi/shared/wechat/wechat-apps.schema';
import mongoose, { type Types } from 'mongoose';
import type { Browser, Page } from 'playwright-core';
import { follow, sendText } from '../../scripts/wechat-sandbox/people-acts.ts';
import { onServer } from '../../server/src/audit/occasion.ts';
import { operator } from '../../server/src/cli/with-database.ts';
import { connect, disconnect } from '../../server/src/database/connect.ts';
import { announce } from '../../server/src/messages/announce.ts';
import { addWechatApp } from '../../server/src/wechat/apps/wechat-apps.service.ts';
import { testEncryption } from '../setup/scratch-database.ts';
import { anApp, aSandbox, newAccount } from '../setup/wechat.ts';
import { startServer } from './running-server.ts';
import { narrow, password, signedInPage, wide } from './signed-in-page.ts';
import { faultsOf, launchBrowser } from './watched-page.ts';

const account = anApp({
  name: '个险服务号',
  templates: [{ id: 'tmpl-policy-due', title: '缴费提醒', fields: ['thing1', 'amount2', 'date3'] }],
});
const miniProgram = anApp({ kind: 'mini-program', name: '合一' });

let sandbox: Awaited<ReturnType<typeof aSandbox>>;
let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;

beforeAll(async () => {
  sandbox = await aSandbox([account, miniProgram]);
  server = await startServer({ WECHAT_API_URL: sandbox.url });
  await server.createAdministrator('anna', password);
  browser = await launchBrowser();
  await connect(server.database);
  const { appid, originalId, secret, name } = miniProgram;
  const own = { kind: 'mini-program', name, appid, originalId, secret };
  for (const app of [newAccount(account, 'agency'), own])
    await addWechatApp(operator, NewWechatApp.parse(app), testEncryption, onServer(new Date()));
  const there = sandbox.sandbox.world.appOf(account.appid);
  if (there) there.callbackUrl = `${server.address}/wechat/${account.appid}`;
}, 120_000);
afterAll(async () => {
  await disconnect();
  await browser?.close();
  await server?.stop();
  await sandbox?.close();
});

const shot = (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : null;

it('sets templates and hours, and shows how each message went and why', async () => {
  const { page, problems, room } = await signedInPage(browser, {
    address: server.address,
    username: 'anna',
    size: wide,
  });
  await room('/messages');
  await page.getByText('还没有发过消息').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('tab', { name: '模板与时段' }).click();
  await page.getByRole('switch', { name: '免打扰' }).click();
  await page
    .getByRole('button', { name: /保\s*存/ })
    .first()
    .click();
  await page.getByText('已保存。').waitFor();
  await page.getByRole('switch', { name: '个险服务号转人工' }).click();
  for (const day of ['周六', '周日']) await page.getByRole('checkbox', { name: day }).check();
  await page.getByLabel('个险服务号开始').fill('00:00');
  await page.getByLabel('个险服务号结束').fill('23:59');
  await page
    .getByRole('button', { name: /保\s*存/ })
    .nth(1)
    .click();

  const policyDue = page.getByRole('listitem').filter({ hasText: '保单缴费提醒' }).first();
  await policyDue.getByRole('button', { name: /设\s*定/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('模板 ID').fill('tmpl-policy-due');
  const names = dialog.getByLabel('模板字段');
  await names.nth(0).fill('amount1');
  await names.nth(1).fill('amount2');
  await names.nth(2).fill('date3');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.getByText('“产品名称”不能放进 amount1').waitFor();
  await names.nth(0).fill('thing1');
  await dialog.getByRole('region', { name: '预览' }).getByText('¥12345.00').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'template-1280');
  await page.setViewportSize(narrow.viewport);
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'template-375');
  await page.setViewportSize(wide.viewport);
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await policyDue.getByText('模板 tmpl-policy-due').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'setup-1280');
  await page.setViewportSize(narrow.viewport);
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'setup-375');
  await page.setViewportSize(wide.viewport);

  const customerId = await someCustomer();
  await tell(customerId, 'one');
  await page.getByRole('tab', { name: '发件记录' }).click();
  await page.getByText('已发出', { exact: true }).waitFor();
  await page.getByText('模板消息', { exact: true }).waitFor();
  sandbox.sandbox.failures.plan('cgi-bin/message/template/send', 40037);
  sandbox.sandbox.failures.plan('cgi-bin/message/custom/send', 45047);
  await tell(customerId, 'two');
  await room('/messages?state=inbox');
  await page.getByRole('cell').getByText('只在收件箱').click();
  await page.getByText('微信不接受这个模板或内容').first().waitFor();
  await page.getByText('对方回复之前不能再发').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'outbox-1280');
  await page.setViewportSize(narrow.viewport);
  expect(await faultsOf(page)).toEqual([]);
  await shot(page, 'outbox-375');
  await page.setViewportSize(wide.viewport);
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByText('没有这样的消息').waitFor();
  await room('/messages?way=template');
  await page.getByText('共 2 条').waitFor();

  await room(`/customers/${customerId}`);
  await page.getByText('留言：我的保单呢').waitFor();
  await page.getByText('已转人工').waitFor();
  await page.getByText('联络记录').scrollIntoViewIfNeeded();
  await shot(page, 'contacts-1280');
  await page.getByRole('link', { name: '发给这位客户的消息' }).click();
  await page.getByText('只看这位客户').waitFor();
  expect(problems).toEqual([]);
}, 180_000);

/** Somebody who follows the account and writes to it; gives the customer. */
async function someCustomer(): Promise<Types.ObjectId> {
  const who = { sandbox: sandbox.sandbox, appid: account.appid, personId: 'p1' };
  await follow(who);
  expect(await sendText(who, '我的保单呢')).toMatchObject({ reply: '（转人工客服）' });
  for (;;) {
    const contact = await mongoose.connection.collection('contacts').findOne();
    if (contact?.customerId) return contact.customerId;
    await setTimeout(100);
  }
}

const tell = (customerId: Types.ObjectId, dedupeKey: string) =>
  announce(
    {
      kind: 'policy-due',
      data: { product: '合一终身寿险', amount: 1_234_500, dueOn: '2026-12-01' },
      customerId,
      dedupeKey,
    },
    { now: () => new Date(), fieldEncryption: testEncryption },
  );
