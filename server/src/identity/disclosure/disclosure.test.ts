import mongoose from 'mongoose';
import { startApp } from '../../../../tests/setup/app.ts';
import { anAccount, saveRecords } from '../../../../tests/setup/identities.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let service: Awaited<ReturnType<typeof app.signInAs>>;
let account = '';

const fang = { name: '王芳', mobile: '13812340001', documentNumber: '11010519491231002X' };
const nobody = 'f'.repeat(24);

beforeAll(async () => {
  app = await startApp();
  service = await app.signInAs('customer-service');
  await saveRecords([anAccount('F1', 'agency', fang)], app.ports);
  const found = await mongoose.connection
    .collection('channel_accounts')
    .findOne({ accountId: 'F1' });
  account = String(found?._id);
});
afterAll(() => app.stop());

const unmask = (who: typeof service, id: string, body: object) =>
  who.as(app.http.post(`/api/identity/accounts/${id}/unmasked`)).send(body);

describe('the values of an account in clear', () => {
  it('are shown for a reason, and that is in the audit trail without them', async () => {
    const { body, headers } = await unmask(service, account, { reason: '客户来电核对' }).expect(
      200,
    );
    expect(body).toMatchObject({ id: account, channel: 'agency', accountId: 'F1', extra: [] });
    expect(
      Object.fromEntries(
        body.fields.map((one: { field: string; value: string }) => [one.field, one.value]),
      ),
    ).toEqual(fang);
    expect(headers['cache-control']).toBe('no-store');
    const officer = await app.signInAs('compliance');
    const audit = await officer.as(app.http.get(`/api/audit?targetId=${account}`)).expect(200);
    expect(audit.body.items).toMatchObject([
      {
        action: 'identity.unmasked',
        actor: { id: service.id, name: service.username },
        details: { reason: '客户来电核对', fields: ['name', 'mobile', 'documentNumber'] },
        requestId: headers['x-request-id'],
      },
    ]);
    for (const value of Object.values(fang)) {
      expect(audit.text).not.toContain(value);
      expect(app.lines.join('')).not.toContain(value);
    }
  });

  it.each(['compliance', 'administrator'] as const)('are open to %s', async (role) => {
    await unmask(await app.signInAs(role), account, { reason: '客户来电核对' }).expect(200);
  });

  it.each(['operations', 'channel-manager', 'training'] as const)(
    'are closed to %s, and nothing is noted',
    async (role) => {
      const who = await app.signInAs(role);
      await unmask(who, account, { reason: '客户来电核对' }).expect(403);
      const entries = mongoose.connection.collection('audit_entries');
      expect(
        await entries.countDocuments({ action: 'identity.unmasked', 'actor.id': who.id }),
      ).toBe(0);
    },
  );

  it.each<[string, object]>([
    ['without a reason', {}],
    ['for an empty reason', { reason: '  ' }],
    ['for an operator', { reason: { $ne: '' } }],
    ['for a reason with a number in it', { reason: '13812340001 来电' }],
  ])('are not shown %s', async (_, body) => {
    await unmask(service, account, body).expect(400);
  });

  it('of nobody are not there', async () => {
    await unmask(service, nobody, { reason: '客户来电核对' }).expect(404);
    await app.http
      .post(`/api/identity/accounts/${account}/unmasked`)
      .send({ reason: '客户来电核对' })
      .expect(401);
  });
});
