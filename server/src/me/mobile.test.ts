import mongoose from 'mongoose';
import { loginCode, phoneCode } from '../../../scripts/wechat-sandbox/people-acts.ts';
import { startConnected } from '../../../tests/setup/connected.ts';
import { agree, publishConsentTexts } from '../../../tests/setup/consents.ts';
import { anApp } from '../../../tests/setup/wechat.ts';
import { limits } from '../limits/limits.ts';

const miniProgram = anApp({ kind: 'mini-program', name: '合一' });
const { appid } = miniProgram;
const path = 'wxa/business/getuserphonenumber';
let app: Awaited<ReturnType<typeof startConnected>>;

beforeEach(async () => {
  app = await startConnected([miniProgram]);
  await publishConsentTexts(app);
});
afterEach(() => app.stop());

const who = (personId: string) => ({ sandbox: app.sandbox, appid, personId });
const anError = (code: string) => ({ error: expect.objectContaining({ code }) });

async function signIn(personId: string) {
  const code = loginCode(who(personId));
  const { body } = await app.http.post('/api/auth/wechat').send({ code }).expect(200);
  const as = (request: ReturnType<typeof app.http.get>) =>
    request.set('authorization', `Bearer ${body.accessToken}`);
  const setMobile = (phone: string) => as(app.http.post('/api/me/mobile')).send({ code: phone });
  return { as, setMobile };
}

async function agreed(personId: string) {
  const person = await signIn(personId);
  await agree(app, person, ['service']);
  return person;
}

describe('the own mobile number', () => {
  it('is taken from WeChat after consent, shown masked, and kept with its day', async () => {
    const { as, setMobile } = await signIn('p1');
    expect((await setMobile(phoneCode(who('p1'))).expect(403)).body).toEqual(
      anError('consent.required'),
    );
    await agree(app, { as }, ['service']);
    const { body } = await setMobile(phoneCode(who('p1'))).expect(200);
    expect(body).toMatchObject({ mobile: '139****0001', realName: null });
    expect((await as(app.http.get('/api/me')).expect(200)).body).toEqual(body);
    await as(app.http.delete('/api/me/consents/service')).expect(200);
    await setMobile(phoneCode(who('p1'))).expect(403);
  });

  it('outlives the next sign-in', async () => {
    const { setMobile } = await agreed('p1');
    await setMobile(phoneCode(who('p1'))).expect(200);
    const { as } = await signIn('p1');
    expect((await as(app.http.get('/api/me'))).body).toMatchObject({ mobile: '139****0001' });
  });

  it('that a family shares makes no one person of them', async () => {
    for (const person of app.sandbox.world.state.people) person.mobile = '13900000001';
    for (const id of ['p1', 'p2', 'p3'])
      await (await agreed(id)).setMobile(phoneCode(who(id))).expect(200);
    expect(await mongoose.connection.collection('customers').countDocuments()).toBe(3);
  });

  it('needs a code that is fresh, unused, of this mini-program and of this person', async () => {
    const { setMobile } = await agreed('p1');
    const refused = async (code: string) =>
      expect((await setMobile(code).expect(400)).body).toEqual(anError('mobile.code_invalid'));
    const used = phoneCode(who('p1'));
    await setMobile(used).expect(200);
    await refused(used);
    await refused(phoneCode(who('p2')));
    await refused(loginCode(who('p1')));
    const other = anApp({ kind: 'mini-program' });
    app.sandbox.world.state.apps.push(other);
    await refused(phoneCode({ ...who('p1'), appid: other.appid }));
  });

  it.each([
    ['of another app', { appid: 'wxffffffffffffffff', timestamp: 0 }],
    ['that is old', { appid, timestamp: -11 * 60 }],
    ['of the future', { appid, timestamp: 11 * 60 }],
  ])('is refused with a watermark %s', async (_, watermark) => {
    const { as, setMobile } = await agreed('p1');
    const open = app.ports.wechat.open;
    app.ports.wechat.open = (...given) => {
      const api = open(...given);
      const request = api.request.bind(api);
      api.request = async (url, options) => {
        const answer = (await request(url, options)) as { phone_info?: { watermark: object } };
        const timestamp = Math.floor(app.ports.now().getTime() / 1000) + watermark.timestamp;
        if (answer.phone_info) answer.phone_info.watermark = { ...watermark, timestamp };
        return answer;
      };
      return api;
    };
    const { body } = await setMobile(phoneCode(who('p1'))).expect(400);
    expect(body).toEqual(anError('mobile.code_invalid'));
    expect((await as(app.http.get('/api/me'))).body).toMatchObject({ mobile: null });
  });

  it('can be asked for a few times a day; a failing WeChat does not count', async () => {
    const { setMobile } = await agreed('p1');
    for (let n = 0; n < limits.mobile.times; n++) {
      app.sandbox.failures.plan(path, 'drop');
      await setMobile(phoneCode(who('p1'))).expect(503);
    }
    const answers = await Promise.all(
      Array.from({ length: limits.mobile.times + 3 }, () => setMobile(phoneCode(who('p1')))),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 200)).toHaveLength(limits.mobile.times);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toEqual(anError('limit.used_up'));
    const { retryAfterSeconds, retryAt } = refused?.body.error.details ?? {};
    expect(retryAfterSeconds).toBeGreaterThan(23 * 3600);
    expect(Date.parse(retryAt)).toBeGreaterThan(app.ports.now().getTime());
    expect(refused?.headers['retry-after']).toBe(String(retryAfterSeconds));
    await mongoose.connection
      .collection('spent_limits')
      .updateMany({}, { $set: { expire: new Date(Date.now() - 1) } });
    await setMobile(phoneCode(who('p1'))).expect(200);
  });

  it.each([{}, { code: '' }, { code: { $ne: '' } }, { code: 'x'.repeat(129) }])(
    '%j is refused',
    async (body) => {
      const { as } = await agreed('p1');
      await as(app.http.post('/api/me/mobile')).send(body).expect(400);
    },
  );

  it('is neither in the log nor in clear in the database', async () => {
    const { setMobile } = await agreed('p1');
    await setMobile(phoneCode(who('p1'))).expect(200);
    const names = await mongoose.connection.listCollections();
    const stored = await Promise.all(
      names.map(({ name }) => mongoose.connection.collection(name).find().toArray()),
    );
    expect(JSON.stringify(stored) + app.lines.join()).not.toContain('13900000001');
  });
});
