import type { TakenAccountView } from '@heyi/shared/identity/accounts.schema';
import { startApp } from '../../../../tests/setup/app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let manager: Awaited<ReturnType<typeof app.signInAs>>;

beforeAll(async () => {
  app = await startApp();
  manager = await app.signInAs('channel-manager');
});
afterAll(() => app.stop());

const take = (body: object) => manager.as(app.http.post('/api/identity/accounts')).send(body);

const fang = { name: '王芳', mobile: '13812340001', documentNumber: '11010519491231002X' };

describe('an account that staff take in', () => {
  it('is a new customer, or becomes part of the right one, masked and with the evidence', async () => {
    const { body: first } = await take({ channel: 'agency', accountId: 'A1', fields: fang });
    expect(first).toMatchObject({ isNewAccount: true, isNewCustomer: true, parts: [] });
    const wechat = { unionid: 'oUnion-000777', documentNumber: fang.documentNumber };
    const { body, text } = await take({
      channel: 'mini-program',
      accountId: 'M1',
      fields: wechat,
    }).expect(200);
    const second = body as TakenAccountView;
    expect(second).toMatchObject({
      customerId: first.customerId,
      isNewCustomer: false,
      account: { link: { rule: 'national-id', toAccountId: first.account.id } },
    });
    expect(second.parts.length).toBeGreaterThan(0);
    for (const value of Object.values(fang)) expect(text).not.toContain(value);
  });

  it('keeps what it said when only some values are given', async () => {
    const { body } = await take({
      channel: 'agency',
      accountId: 'A1',
      fields: { email: 'fang@example.cn' },
    }).expect(200);
    expect(body).toMatchObject({ isNewAccount: false, account: { name: '王*' } });
  });

  it('is on record', async () => {
    const auditor = await app.signInAs('compliance');
    const { body } = await auditor.as(app.http.get('/api/audit?action=identity.account_taken'));
    expect(body.items.length).toBeGreaterThan(0);
  });

  it.each<[string, object]>([
    ['a channel that there is not', { channel: 'shop', accountId: 'A1', fields: fang }],
    ['no account id', { channel: 'agency', accountId: ' ', fields: fang }],
    ['an unknown field', { channel: 'agency', accountId: 'A1', fields: { height: '180' } }],
    ['nothing about the person', { channel: 'agency', accountId: 'A1', fields: { name: ' ' } }],
    ['an operator', { channel: 'agency', accountId: 'A1', fields: { name: { $gt: '' } } }],
    ['NUL', { channel: 'agency', accountId: 'A1', fields: { name: '王\0芳' } }],
    ['half a character', { channel: 'agency', accountId: 'A\ud800', fields: fang }],
  ])('is refused with %s', async (_, body) => {
    const { body: answer } = await take(body).expect(400);
    expect(answer.error.code).toBe('input.invalid');
  });

  it('is not taken from whoever may not', async () => {
    const service = await app.signInAs('customer-service');
    await service
      .as(app.http.post('/api/identity/accounts'))
      .send({ channel: 'agency', accountId: 'A9', fields: fang })
      .expect(403);
  });
});
