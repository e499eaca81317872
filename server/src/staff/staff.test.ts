import { startApp, testPassword } from '../../../tests/setup/app.ts';
import { createAdministrator, createFirstAdministrator } from './first-administrator.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let admin: Awaited<ReturnType<typeof app.signInAs>>;

beforeEach(async () => {
  app = await startApp();
  admin = await app.signInAs('administrator');
});
afterEach(() => app.stop());

const anError = (code: string) => ({ error: expect.objectContaining({ code }) });
const nobody = 'f'.repeat(24);
const ownPassword = 'seven brown horses';

const signIn = (username: string, password: string) =>
  app.http.post('/api/auth/staff/sign-in').send({ username, password });

const create = (body: object) => admin.as(app.http.post('/api/staff')).send(body);

const audit = async () => {
  const { body } = await admin.as(app.http.get('/api/audit?limit=100')).expect(200);
  return body.items as { action: string; target: { id: string }; details: object; actor: object }[];
};

describe('a new account', () => {
  test('has no rights until its owner has replaced the initial password', async () => {
    const created = await create({ username: ' Wang.Wu ', roles: ['administrator'] }).expect(201);
    const { staff, initialPassword } = created.body;
    expect(staff).toMatchObject({
      username: 'wang.wu',
      roles: ['administrator'],
      disabled: false,
      mustChangePassword: true,
      signedInAt: null,
      can: { changeRoles: true, disable: true, enable: false, resetPassword: true },
    });
    const first = await signIn('wang.wu', initialPassword).expect(200);
    expect(first.body.staff).toMatchObject({
      mustChangePassword: true,
      can: { seeIdentities: false, importLists: false, manageStaff: false, seeAudit: false },
    });
    const auth = ['authorization', `Bearer ${first.body.accessToken}`] as const;
    await app.http
      .get('/api/staff')
      .set(...auth)
      .expect(403);
    await app.http
      .put('/api/staff/me/password')
      .set(...auth)
      .send({ oldPassword: initialPassword, newPassword: ownPassword })
      .expect(204);
    const me = await app.http
      .get('/api/staff/me')
      .set(...auth)
      .expect(200);
    expect(me.body).toMatchObject({ mustChangePassword: false, can: { manageStaff: true } });
    await app.http
      .get('/api/staff')
      .set(...auth)
      .expect(200);
    await signIn('wang.wu', initialPassword).expect(401);
    await signIn('wang.wu', ownPassword).expect(200);
  });

  test('has a name of its own, also when two administrators ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => create({ username: 'wang.wu', roles: ['training'] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const taken = await create({ username: 'WANG.WU', roles: ['training'] }).expect(409);
    expect(taken.body).toEqual(anError('staff.username_taken'));
  });

  test.each([
    {},
    { username: 'a', roles: ['training'] },
    { username: '1a', roles: ['training'] },
    { username: '王五', roles: ['training'] },
    { username: 'wang wu', roles: ['training'] },
    { username: 'a'.repeat(33), roles: ['training'] },
    { username: { $gt: '' }, roles: ['training'] },
    { username: 'wang.wu', roles: [] },
    { username: 'wang.wu', roles: ['root'] },
    { username: 'wang.wu', roles: ['training', 'training'] },
    { username: 'wang.wu', roles: ['training'], mustChangePassword: false },
    { username: 'wang.wu', roles: ['training'], password: 'x' },
  ])('%j is refused', async (body) => {
    expect((await create(body).expect(400)).body).toEqual(anError('input.invalid'));
  });
});

describe('accounts', () => {
  test('are listed page by page, newest first', async () => {
    for (let n = 0; n < 3; n++) await app.aStaff(['training'], { username: `page.${n}` });
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const { body } = await admin.as(app.http.get(`/api/staff?limit=2${query}`)).expect(200);
      names.push(...body.items.map(({ username }: { username: string }) => username));
      cursor = body.nextCursor;
    }
    expect(names).toEqual(['page.2', 'page.1', 'page.0', admin.username]);
    expect(JSON.stringify(names)).not.toContain('scrypt');
  });

  test('show what the administrator can do with them: nothing with the own one', async () => {
    const { body } = await admin.as(app.http.get(`/api/staff/${admin.id}`)).expect(200);
    expect(body.can).toEqual({
      changeRoles: false,
      disable: false,
      enable: false,
      resetPassword: false,
    });
    expect(body).not.toHaveProperty('passwordHash');
  });

  test('change roles, are disabled and enabled, each with its entry in the audit log', async () => {
    const clerk = await app.signInAs('training');
    const at = `/api/staff/${clerk.id}`;
    await admin
      .as(app.http.put(`${at}/roles`))
      .send({ roles: ['operations'] })
      .expect(200);
    const off = await admin.as(app.http.post(`${at}/disable`)).expect(200);
    expect(off.body).toMatchObject({ disabled: true, can: { disable: false, enable: true } });
    const on = await admin.as(app.http.post(`${at}/enable`)).expect(200);
    expect(on.body).toMatchObject({ disabled: false, roles: ['operations'] });
    const entries = await audit();
    expect(entries.slice(0, 3)).toMatchObject([
      { action: 'staff.enabled', target: { type: 'staff', id: clerk.id } },
      { action: 'staff.disabled', actor: { id: admin.id, name: admin.username } },
      { action: 'staff.roles_changed', details: { before: ['training'], after: ['operations'] } },
    ]);
  });

  test('get a new initial password, and lose all their sessions with it', async () => {
    const clerk = await app.signInAs('training');
    const reset = await admin
      .as(app.http.post(`/api/staff/${clerk.id}/reset-password`))
      .expect(200);
    await clerk.as(app.http.get('/api/staff/me')).expect(401);
    await signIn(clerk.username, testPassword).expect(401);
    const again = await signIn(clerk.username, reset.body.initialPassword).expect(200);
    expect(again.body.staff.mustChangePassword).toBe(true);
    expect(JSON.stringify(await audit())).not.toContain(reset.body.initialPassword);
  });

  test('that are not there are not found', async () => {
    await admin.as(app.http.get(`/api/staff/${nobody}`)).expect(404);
    await admin
      .as(app.http.put(`/api/staff/${nobody}/roles`))
      .send({ roles: ['training'] })
      .expect(404);
    for (const deed of ['disable', 'enable', 'reset-password']) {
      const answer = await admin.as(app.http.post(`/api/staff/${nobody}/${deed}`)).expect(404);
      expect(answer.body).toEqual(anError('staff.not_found'));
    }
  });

  test('are not changed by their owners: the last administrator cannot be lost', async () => {
    const roles = admin.as(app.http.put(`/api/staff/${admin.id}/roles`));
    expect((await roles.send({ roles: ['training'] }).expect(409)).body).toEqual(
      anError('staff.not_yourself'),
    );
    for (const deed of ['disable', 'enable', 'reset-password'])
      await admin.as(app.http.post(`/api/staff/${admin.id}/${deed}`)).expect(409);
    await admin.as(app.http.get('/api/staff')).expect(200);
  });

  test('two administrators who disable each other at the same moment: one succeeds', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await app.signInAs('administrator'), await app.signInAs('administrator')];
      const answers = await Promise.all([
        a.as(app.http.post(`/api/staff/${b.id}/disable`)),
        b.as(app.http.post(`/api/staff/${a.id}/disable`)),
      ]);
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses[0]).toBe(200);
      expect([401, 403]).toContain(statuses[1]);
    }
  });
});

describe('the own password', () => {
  const change = (who: typeof admin, newPassword: string, oldPassword = testPassword) =>
    who.as(app.http.put('/api/staff/me/password')).send({ oldPassword, newPassword });

  test('is replaced; this session goes on, all others end', async () => {
    const staff = await app.aStaff(['training']);
    const [here, there] = [await app.signIn(staff), await app.signIn(staff)];
    await change(here, ownPassword).expect(204);
    await here.as(app.http.get('/api/staff/me')).expect(200);
    await there.as(app.http.get('/api/staff/me')).expect(401);
    await signIn(staff.username, ownPassword).expect(200);
  });

  test('is refused with every reason in Chinese', async () => {
    const weak = await change(admin, 'aaaa').expect(400);
    expect(weak.body.error).toMatchObject({
      code: 'staff.weak_password',
      message: '密码不符合要求。',
      details: { reasons: ['至少 12 个字符', '至少要有 6 个不同的字符'] },
    });
    const same = await change(admin, testPassword).expect(400);
    expect(same.body.error.details).toEqual({ reasons: ['不能与原密码相同'] });
  });

  test('cannot be guessed here either', async () => {
    const clerk = await app.signInAs('training');
    for (let n = 0; n < 5; n++) {
      const answer = await change(clerk, ownPassword, 'wrong').expect(409);
      expect(answer.body).toEqual(anError('staff.wrong_password'));
    }
    await change(clerk, ownPassword).expect(429);
    await signIn(clerk.username, testPassword).expect(429);
  });

  test('changed twice at once: one wins', async () => {
    const clerk = await app.signInAs('training');
    const answers = await Promise.all([
      change(clerk, 'three green lamps'),
      change(clerk, ownPassword),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});

describe('administrators made on the server', () => {
  const first = (username: string) =>
    createFirstAdministrator({ username, password: ownPassword }, app.ports.now());

  test('a first one only while there is none who can sign in', async () => {
    expect(await first('root.two')).toBeNull();
  });

  test('can sign in at once; the deed is in the audit log', async () => {
    const { connection } = (await import('mongoose')).default;
    await connection.collection('staff').deleteMany({});
    const made = await first('root.one');
    expect(made).toMatchObject({ username: 'root.one', roles: ['administrator'] });
    expect(await first('root.two')).toBeNull();
    const { body } = await signIn('root.one', ownPassword).expect(200);
    const list = app.http.get('/api/audit?action=staff.created');
    const entries = await list.set('authorization', `Bearer ${body.accessToken}`).expect(200);
    expect(entries.body.items).toMatchObject([
      { actor: { audience: 'machine', id: null }, requestId: null, address: null },
    ]);
  });

  test('further ones, with a good password and a free name', async () => {
    const make = (username: string, password: string) =>
      createAdministrator({ username, password }, app.ports.now());
    await make('root.two', ownPassword);
    await expect(make('root.two', ownPassword)).rejects.toMatchObject({
      code: 'staff.username_taken',
    });
    await expect(make('root.three', 'root.three-1')).rejects.toMatchObject({
      code: 'staff.weak_password',
      details: { reasons: ['不能包含用户名'] },
    });
    await expect(make('根', ownPassword)).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
