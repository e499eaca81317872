import type { CustomerActor } from '@heyi/shared/actor';
import type { ConsentPurpose, ConsentView } from '@heyi/shared/consents/consents.schema';
import mongoose from 'mongoose';
import { startApp } from '../../../tests/setup/app.ts';
import { agree, publishConsentTexts } from '../../../tests/setup/consents.ts';
import { anAccount } from '../../../tests/setup/identities.ts';
import { resolveAccount } from '../identity/resolve-one/resolve-account.ts';
import { hasConsent, requireConsent } from './consents.service.ts';

let app: Awaited<ReturnType<typeof startApp>>;

beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

type Person = Awaited<ReturnType<typeof app.signInAsCustomer>>;

const own = async ({ as }: Person) =>
  (await as(app.http.get('/api/me/consents')).expect(200)).body.items as ConsentView[];
const states = async (person: Person) =>
  Object.fromEntries((await own(person)).map(({ purpose, state }) => [purpose, state]));
const give = ({ as }: Person, purpose: string, version = 1) =>
  as(app.http.post('/api/me/consents')).send({ purpose, version });
const withdraw = ({ as }: Person, purpose: string) =>
  as(app.http.delete(`/api/me/consents/${purpose}`));
const actorOf = ({ id, accountId, sessionId }: Person): CustomerActor => ({
  audience: 'customer',
  id,
  accountId,
  sessionId,
});
const required = (person: Person, purpose: ConsentPurpose) =>
  requireConsent(actorOf(person), purpose, app.ports);
const anError = (code: string) => ({ error: expect.objectContaining({ code }) });
const none = { service: 'none', marketing: 'none', 'channel-sharing': 'none' };

describe('consents', () => {
  test('are given to the text in force, withdrawn, and kept in order', async () => {
    await publishConsentTexts(app);
    const person = await app.signInAsCustomer();
    expect(await states(person)).toEqual(none);
    await expect(required(person, 'service')).rejects.toMatchObject({
      code: 'consent.required',
      details: { purpose: 'service' },
    });
    const given = await give(person, 'service').expect(200);
    expect(given.body.items[0]).toMatchObject({ purpose: 'service', state: 'given' });
    await required(person, 'service');
    app.later(1000);
    await give(person, 'service').expect(200);
    await withdraw(person, 'service').expect(200);
    await expect(required(person, 'service')).rejects.toMatchObject({ code: 'consent.required' });
    const { body } = await person.as(app.http.get('/api/me/consents/history')).expect(200);
    expect(body.items).toMatchObject([
      { purpose: 'service', answer: 'withdrawn', version: null, at: app.ports.now().toISOString() },
      { purpose: 'service', answer: 'given', version: 1 },
    ]);
    expect(body.items).toHaveLength(2);
    const other = await app.signInAsCustomer();
    expect(await states(other)).toEqual(none);
    expect((await other.as(app.http.get('/api/me/consents/history'))).body.items).toEqual([]);
  });

  test('given to no text, or to another version than the one in force, do not count', async () => {
    const person = await app.signInAsCustomer();
    expect((await give(person, 'service').expect(409)).body).toEqual(anError('consent.no_text'));
    await publishConsentTexts(app);
    expect((await give(person, 'service', 2).expect(409)).body).toEqual(
      anError('consent.text_changed'),
    );
    expect(await states(person)).toEqual(none);
  });

  test('of a mini-program become part of the golden record', async () => {
    await publishConsentTexts(app);
    const person = await app.signInAsCustomer();
    const staff = await app.signInAs('operations');
    const golden = async () =>
      (await staff.as(app.http.get(`/api/identity/customers/${person.id}`)).expect(200)).body
        .consents;
    await agree(app, person);
    expect(await golden()).toMatchObject({
      marketing: { answer: 'agreed', channel: 'mini-program' },
      sharing: { answer: 'agreed', channel: 'mini-program' },
    });
    await withdraw(person, 'marketing').expect(200);
    expect(await golden()).toMatchObject({
      marketing: { answer: 'refused' },
      sharing: { answer: 'agreed' },
    });
    expect(await hasConsent(person.id, 'marketing', app.ports)).toBe(false);
    expect(await hasConsent(person.id, 'channel-sharing', app.ports)).toBe(true);
  });

  test('on a merge the strictest refusal wins, a list’s too; to be served is asked of each WeChat', async () => {
    await publishConsentTexts(app);
    const person = await app.signInAsCustomer();
    const otherPhone = await app.signInAsCustomer();
    const list = anAccount('L1', 'agency', { name: '牛大力', sharingRefusal: '是' });
    const { customerId } = await resolveAccount({ record: list, extra: {} }, app.ports);
    await agree(app, person);
    await withdraw(otherPhone, 'marketing').expect(200);
    await withdraw(otherPhone, 'service').expect(200);
    const { as } = await app.signInAs('operations', 'administrator');
    for (const id of [otherPhone.id, customerId.toHexString()]) {
      const { accountId } = person;
      const stored = await mongoose.connection
        .collection('channel_accounts')
        .findOne({ _id: new mongoose.Types.ObjectId(accountId) });
      const ids = [String(stored?.customerId), id];
      const merge = { of: 'customers', ids, reason: '本人来电' };
      await as(app.http.post('/api/identity/merges')).send(merge).expect(201);
    }
    expect(await own(person)).toMatchObject([
      { purpose: 'service', state: 'given', refusedIn: null },
      { purpose: 'marketing', state: 'refused', refusedIn: 'mini-program' },
      { purpose: 'channel-sharing', state: 'refused', refusedIn: 'agency' },
    ]);
    await required(person, 'service');
    await expect(required(otherPhone, 'service')).rejects.toMatchObject({
      code: 'consent.required',
    });
    await expect(required(person, 'marketing')).rejects.toMatchObject({ code: 'consent.required' });
  });

  test('answered twice at the same moment have an order', async () => {
    await publishConsentTexts(app);
    const person = await app.signInAsCustomer();
    await Promise.all([
      give(person, 'marketing'),
      withdraw(person, 'marketing'),
      give(person, 'marketing'),
    ]);
    const answers = await mongoose.connection
      .collection('consent_answers')
      .find()
      .sort({ serial: 1 })
      .toArray();
    expect(answers.map(({ serial }) => serial)).toEqual(answers.map((_, at) => at + 1));
  });

  test.each([
    { purpose: 'everything', version: 1 },
    { purpose: 'service' },
    { purpose: 'service', version: 0 },
    { purpose: 'service', version: '1' },
    { purpose: { $ne: '' }, version: 1 },
    { purpose: 'service', version: 1, accountId: '0'.repeat(24) },
  ])('%j is refused', async (body) => {
    const person = await app.signInAsCustomer();
    await person.as(app.http.post('/api/me/consents')).send(body).expect(400);
    await withdraw(person, '__proto__').expect(400);
  });
});

describe('texts', () => {
  const add = (as: Person['as'], more: object = {}) =>
    as(app.http.post('/api/consents/texts')).send({
      purpose: 'service',
      title: '服务',
      text: '同意吗？',
      ...more,
    });

  test('are drafted, changed, published and then final; a version that asks again makes older consents outdated', async () => {
    const { as } = await app.signInAs('compliance');
    const { body: first } = await add(as).expect(201);
    expect(first).toMatchObject({ version: 1, publishedAt: null, current: false });
    const one = `/api/consents/texts/${first.id}`;
    const change = (at: string) => as(app.http.put(at)).send({ title: '服务', text: '同意。' });
    expect((await change(one).expect(200)).body.text).toBe('同意。');
    expect((await app.http.get('/api/consents/texts/current')).body.items).toEqual([]);
    await as(app.http.post(`${one}/publish`)).expect(200);
    expect((await change(one).expect(409)).body).toEqual(anError('consent_text.published'));
    await as(app.http.post(`${one}/publish`)).expect(409);
    const person = await app.signInAsCustomer();
    await give(person, 'service').expect(200);

    const { body: second } = await add(as).expect(201);
    const { body: third } = await add(as, { asksAgain: true }).expect(201);
    await as(app.http.post(`/api/consents/texts/${second.id}/publish`)).expect(200);
    expect(await states(person)).toMatchObject({ service: 'given' });
    await as(app.http.post(`/api/consents/texts/${third.id}/publish`)).expect(200);
    expect(await states(person)).toMatchObject({ service: 'outdated' });
    await give(person, 'service', 3).expect(200);
    expect(await states(person)).toMatchObject({ service: 'given' });

    const { body: late } = await add(as).expect(201);
    const { body: last } = await add(as).expect(201);
    await as(app.http.post(`/api/consents/texts/${last.id}/publish`)).expect(200);
    const overtaken = await as(app.http.post(`/api/consents/texts/${late.id}/publish`)).expect(409);
    expect(overtaken.body).toEqual(anError('consent_text.overtaken'));
    const { body: shown } = await app.http.get('/api/consents/texts/current').expect(200);
    expect(shown.items).toEqual([
      { purpose: 'service', version: 5, title: '服务', text: '同意吗？' },
    ]);
    const { body: audit } = await as(app.http.get(`/api/audit?targetId=${first.id}`)).expect(200);
    expect(audit.items.map(({ action }: { action: string }) => action)).toEqual([
      'consent_text.published',
      'consent_text.changed',
      'consent_text.added',
    ]);
  });

  test('are changed by compliance, and seen by operations', async () => {
    const { as } = await app.signInAs('operations');
    await add(as).expect(403);
    await as(app.http.get('/api/consents/texts')).expect(200);
    const trainer = await app.signInAs('training');
    await trainer.as(app.http.get('/api/consents/texts')).expect(403);
  });
});
