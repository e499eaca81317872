import mongoose from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';
import { anAccount } from '../../../tests/setup/identities.ts';
import { resolveAccount } from '../identity/resolve-one/resolve-account.ts';
import { recordContact } from './contacts.service.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let customerId: string;

beforeAll(async () => {
  app = await startApp();
  const record = anAccount('A1', 'agency', { name: '王芳', mobile: '13812340001' });
  const taken = await resolveAccount({ record, extra: {} }, app.ports);
  customerId = String(taken.customerId);
  const contact = {
    accountId: taken.account._id,
    source: 'agency',
    direction: 'in',
    kind: 'message',
    outcome: 'handed-over',
    text: '请回电 13812340001，证件 11010519491231002X，保单 2 份',
    at: app.ports.now(),
    origin: 'wx1 1',
  } as const;
  await Promise.all([1, 2, 3].map(() => recordContact(contact, app.ports.fieldEncryption)));
});
afterAll(() => app.stop());

const list = (who: Awaited<ReturnType<typeof app.signInAs>>, id = customerId) =>
  who.as(app.http.get(`/api/customers/${id}/contacts`));

describe('contacts of a customer', () => {
  it('are kept once however often they are told, sealed, and shown with long numbers masked', async () => {
    const { body } = await list(await app.signInAs('customer-service')).expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        source: 'agency',
        kind: 'message',
        outcome: 'handed-over',
        text: '请回电 138****0001，证件 110****002X，保单 2 份',
      }),
    ]);
    const dump = JSON.stringify(await mongoose.connection.collection('contacts').find().toArray());
    expect(dump).not.toMatch(/请回电|13812340001/);
  });

  it('are not for everybody, and of somebody', async () => {
    await list(await app.signInAs('channel-manager')).expect(403);
    await list(await app.signInAs('training')).expect(403);
    const { body } = await list(await app.signInAs('operations'), 'f'.repeat(24)).expect(404);
    expect(body.error.code).toBe('customer.not_found');
  });
});
