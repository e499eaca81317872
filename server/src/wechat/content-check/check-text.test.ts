import { startWithMessages } from '../../../../tests/setup/messages.ts';
import { customerIdOf } from '../../identity/owned-account.ts';
import { limits } from '../../limits/limits.ts';
import { checkText } from './check-text.ts';

let world: Awaited<ReturnType<typeof startWithMessages>>;
let actor: Parameters<typeof checkText>[0];

beforeEach(async () => {
  world = await startWithMessages();
  const { body } = await world.signIn('p1');
  const accountId = await world.accountOf('p1');
  expect(String(await customerIdOf(accountId))).toBe(body.customerId);
  actor = { audience: 'customer', id: body.customerId, accountId, sessionId: '0'.repeat(24) };
});
afterEach(() => world.stop());

const check = (text: string) => checkText(actor, 'comment', text, world.app.ports);

describe('a text of a person', () => {
  it('passes, is refused, or is left to a person, by WeChat’s word', async () => {
    expect(await check('谢谢您的讲解')).toBe('pass');
    await expect(check('代开发票')).rejects.toThrow('text.risky');
    expect(await check('加微信聊')).toBe('review');
  });

  it('is looked at to its end', async () => {
    await expect(check(`${'好'.repeat(2600)}代开发票`)).rejects.toThrow('text.risky');
    expect(await check(`加微信${'好'.repeat(2600)}`)).toBe('review');
  });

  it('of somebody who is not here any more is left to a person', async () => {
    world.app.later(3 * 3_600_000);
    expect(await check('谢谢')).toBe('review');
  });

  it('is refused when the day’s checks are used up', async () => {
    for (let n = 0; n < limits['content-check'].times; n++) await check('谢谢');
    await expect(check('谢谢')).rejects.toThrow('limit.used_up');
  });

  it('waits while WeChat cannot be asked, and that counts for nothing', async () => {
    world.sandbox.failures.plan('wxa/msg_sec_check', 'gateway', 4);
    await expect(check('谢谢')).rejects.toThrow('wechat.unreachable');
    for (let n = 0; n < limits['content-check'].times; n++) await check('谢谢');
  }, 30_000);
});
