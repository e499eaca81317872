import { startApp } from '../../../../tests/setup/app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let operations: Awaited<ReturnType<typeof app.signInAs>>;

beforeAll(async () => {
  app = await startApp();
  operations = await app.signInAs('operations');
});
afterAll(() => app.stop());

const path = '/api/wechat/replies';
const welcome = { appid: null, on: 'follow', match: '', text: '欢迎您' };
const add = (rule: object) => operations.as(app.http.post(path)).send(rule);
const list = async () => (await operations.as(app.http.get(path)).expect(200)).body.items;

describe('rules for answers', () => {
  it('are added, changed and deleted, and each deed is on record', async () => {
    const { body } = await add(welcome).expect(201);
    const changed = { ...welcome, match: 'agent:', text: '您的顾问在这里' };
    await operations
      .as(app.http.put(`${path}/${body.id}`))
      .send(changed)
      .expect(200);
    expect(await list()).toEqual([{ id: body.id, ...changed, can: { edit: true } }]);
    await operations.as(app.http.delete(`${path}/${body.id}`)).expect(204);
    expect(await list()).toEqual([]);
    const gone = await operations.as(app.http.delete(`${path}/${body.id}`)).expect(404);
    expect(gone.body.error.code).toBe('wechat_reply.not_found');
    const officer = await app.signInAs('compliance');
    const audit = await officer.as(app.http.get(`/api/audit?targetId=${body.id}`)).expect(200);
    expect(audit.body.items.map(({ action }: { action: string }) => action)).toEqual([
      'wechat_reply.deleted',
      'wechat_reply.changed',
      'wechat_reply.added',
    ]);
  });

  it('are one for each occasion, also when two people add it at once', async () => {
    const answers = await Promise.all([add(welcome), add(welcome)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = await add({ ...welcome, match: 'branch:' }).expect(201);
    const same = await operations
      .as(app.http.put(`${path}/${body.id}`))
      .send(welcome)
      .expect(409);
    expect(same.body.error.code).toBe('wechat_reply.taken');
  });

  it.each<[string, object]>([
    ['an empty text', { ...welcome, text: ' ' }],
    ['a text that WeChat cuts', { ...welcome, text: '长'.repeat(601) }],
    ['an occasion that is none', { ...welcome, on: 'dream' }],
    ['a scene that no code can have', { ...welcome, match: 'x'.repeat(65) }],
  ])('refuse %s', async (_, rule) => {
    await add(rule).expect(400);
  });

  it('are seen by whoever sees WeChat, and changed by operations and administrators', async () => {
    const manager = await app.signInAs('channel-manager');
    const { body } = await manager.as(app.http.get(path)).expect(200);
    expect(body.items[0].can).toEqual({ edit: false });
    await manager.as(app.http.post(path)).send(welcome).expect(403);
    const trainer = await app.signInAs('training');
    await trainer.as(app.http.get(path)).expect(403);
  });
});
