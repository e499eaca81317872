import type { Response } from 'supertest';
import { startApp, testPassword } from '../../../tests/setup/app.ts';
import { mostAttempts } from './password-attempts.ts';

const minute = 60_000;
const hour = 60 * minute;
const signInUrl = '/api/auth/staff/sign-in';

let app: Awaited<ReturnType<typeof startApp>>;

beforeEach(async () => {
  app = await startApp({ trustedProxies: 1 });
});
afterEach(() => app.stop());

const anError = (code: string) => ({ error: expect.objectContaining({ code }) });

const signIn = (username: string, password = testPassword, address = '203.0.113.1') =>
  app.http.post(signInUrl).set('x-forwarded-for', address).send({ username, password });

/** The refresh token that an answer puts into the browser. */
const cookieOf = (answer: Response): string => {
  const [cookie = ''] = (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
  return cookie.split(';', 1).join();
};

const refresh = (cookie: string) => app.http.post('/api/auth/refresh').set('cookie', cookie);

const me = (token: string) => app.http.get('/api/staff/me').set('authorization', `Bearer ${token}`);

const auditActions = async () => {
  const { as } = await app.signInAs('compliance');
  const { body } = await as(app.http.get('/api/audit?limit=100')).expect(200);
  return (body.items as { action: string }[]).map(({ action }) => action).slice(1);
};

describe('signing in', () => {
  test('gives an access token, who it is, and a refresh token that no script can read', async () => {
    await app.aStaff(['operations'], { username: 'li.na' });
    const answer = await signIn(' Li.Na ').set('user-agent', 'Firefox').expect(200);
    expect(answer.body).toEqual({
      accessToken: expect.any(String),
      expiresInSeconds: 900,
      staff: {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        username: 'li.na',
        roles: ['operations'],
        mustChangePassword: false,
        can: expect.objectContaining({ importLists: true, manageStaff: false, seeAudit: false }),
      },
    });
    const [cookie] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(
      /^heyi_refresh=[\w-]{22}\.[\w-]{43}; path=\/api\/auth; expires=[^;]+; samesite=strict; httponly$/,
    );
    expect(answer.text).not.toContain(cookieOf(answer).split('=')[1]);
    await me(answer.body.accessToken).expect(200);
    expect(await auditActions()).toEqual(['auth.signed_in']);
  });

  test('behind TLS the cookie is Secure', async () => {
    await app.aStaff([], { username: 'li.na' });
    const answer = await signIn('li.na').set('x-forwarded-proto', 'https').expect(200);
    expect(answer.headers['set-cookie']?.[0]).toContain('; secure;');
  });

  test('a wrong password, an unknown name and a disabled account get the same answer after the same work', async () => {
    const disabled = await app.aStaff([], { username: 'gone' });
    const { as } = await app.signInAs('administrator');
    await as(app.http.post(`/api/staff/${disabled._id}/disable`)).expect(200);
    await app.aStaff([], { username: 'li.na' });
    const work: number[] = [];
    const bodies = new Set<string>();
    for (const [username, password] of [
      ['li.na', 'wrong'],
      ['nobody', 'wrong'],
      ['gone', testPassword],
      ['{"$gt":""}', 'wrong'],
    ] as const) {
      let least = Number.POSITIVE_INFINITY;
      for (let n = 0; n < 3; n++) {
        const before = process.cpuUsage();
        const { body } = await signIn(username, password).expect(401);
        const { user, system } = process.cpuUsage(before);
        least = Math.min(least, user + system);
        bodies.add(JSON.stringify({ ...body.error, requestId: '' }));
      }
      work.push(least);
    }
    expect([...bodies]).toEqual([expect.stringContaining('auth.wrong_credentials')]);
    expect(Math.min(...work)).toBeGreaterThan(Math.max(...work) / 2);
  });

  test('neither password nor tokens are in the log or in the database', async () => {
    await app.aStaff([], { username: 'li.na' });
    const answer = await signIn('li.na').expect(200);
    await signIn('my-secret-as-name', 'x').expect(401);
    const { connection } = (await import('mongoose')).default;
    const stored = await Promise.all(
      ['sessions', 'staff', 'audit_entries', 'password_attempts'].map((name) =>
        connection.collection(name).find().toArray(),
      ),
    );
    const everything = JSON.stringify(stored) + app.lines.join();
    const secrets = [
      testPassword,
      'my-secret-as-name',
      answer.body.accessToken,
      ...(cookieOf(answer).split('=')[1] as string).split('.'),
    ];
    for (const secret of secrets) expect(everything).not.toContain(secret);
  });

  test.each([
    {},
    { username: 'a' },
    { username: 'a', password: { $gt: '' } },
    { username: { $ne: null }, password: 'x' },
    { username: 'a', password: 'x', role: 'administrator' },
    { username: 'a', password: 'x'.repeat(257) },
    { username: ['a'], password: 'x' },
  ])('%j is refused', async (body) => {
    const answer = await app.http.post(signInUrl).send(body).expect(400);
    expect(answer.body).toEqual(anError('input.invalid'));
  });
});

describe('lock-out', () => {
  const { perUsername, perAddress } = mostAttempts;

  test('a name is locked after too many wrong passwords, from whatever address, known or not', async () => {
    await app.aStaff([], { username: 'li.na' });
    for (const username of ['li.na', 'nobody']) {
      for (let n = 0; n < perUsername; n++)
        await signIn(username, 'wrong', `203.0.113.${n}`).expect(401);
      const refused = await signIn(username, testPassword, '198.51.100.9').expect(429);
      const { retryAfterSeconds, retryAt } = refused.body.error.details;
      expect(refused.body).toEqual(anError('auth.locked'));
      expect(retryAfterSeconds).toBeGreaterThan(14 * 60);
      expect(refused.headers['retry-after']).toBe(String(retryAfterSeconds));
      expect(Date.parse(retryAt)).toBeCloseTo(
        app.ports.now().getTime() + retryAfterSeconds * 1000,
        -4,
      );
      await signIn(username.toUpperCase()).expect(429);
    }
    await app.aStaff([], { username: 'other' });
    await signIn('other').expect(200);
    const actions = await auditActions();
    expect(actions.filter((action) => action === 'auth.sign_in_locked')).toHaveLength(2);
    expect(actions.filter((action) => action === 'auth.sign_in_failed')).toHaveLength(
      2 * perUsername,
    );
  });

  test('parallel guesses are all counted', async () => {
    await app.aStaff([], { username: 'li.na' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => signIn('li.na', `guess-${n}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(perUsername);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20 - perUsername);
  });

  test('the right password makes slips forgotten; a lock ends by itself', async () => {
    await app.aStaff([], { username: 'li.na' });
    for (let round = 0; round < 2; round++) {
      for (let n = 1; n < perUsername; n++) await signIn('li.na', 'wrong').expect(401);
      await signIn('li.na').expect(200);
    }
    for (let n = 0; n < perUsername; n++) await signIn('li.na', 'wrong').expect(401);
    await signIn('li.na').expect(429);
    const { connection } = (await import('mongoose')).default;
    await connection
      .collection('password_attempts')
      .updateMany({}, { $set: { expire: new Date(Date.now() - 1) } });
    await signIn('li.na').expect(200);
  });

  test('an address is locked after too many wrong passwords for whatever names', async () => {
    await app.aStaff([], { username: 'li.na' });
    const guesses = Array.from({ length: perAddress }, (_, n) => signIn(`name-${n}`, 'wrong'));
    for (const { status } of await Promise.all(guesses)) expect(status).toBe(401);
    await signIn('li.na').expect(429);
    await signIn('li.na', testPassword, '198.51.100.9').expect(200);
  });
});

describe('refreshing', () => {
  const signedIn = async () => {
    await app.aStaff(['operations'], { username: 'li.na' });
    return signIn('li.na').expect(200);
  };

  test('an expired access token is told apart, and replaced together with the refresh token', async () => {
    const first = await signedIn();
    app.later(15 * minute);
    const expired = await me(first.body.accessToken).expect(401);
    expect(expired.body).toEqual(anError('auth.expired'));
    const second = await refresh(cookieOf(first)).expect(200);
    expect(second.body).toEqual({ accessToken: expect.any(String), expiresInSeconds: 900 });
    expect(cookieOf(second)).not.toBe(cookieOf(first));
    await me(second.body.accessToken).expect(200);
    app.later(hour);
    await refresh(cookieOf(second)).expect(200);
  });

  test('of parallel refreshes one rotates; within 10 s the others get the very same successor', async () => {
    const first = await signedIn();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => refresh(cookieOf(first)).expect(200)),
    );
    expect(new Set(answers.map(cookieOf)).size).toBe(1);
    app.later(10_000);
    const repeated = await refresh(cookieOf(first)).expect(200);
    expect(cookieOf(repeated)).toBe(cookieOf(answers[0] as Response));
    await refresh(cookieOf(repeated)).expect(200);
  });

  test('a token used again later ends the session, for the thief and for the owner', async () => {
    const first = await signedIn();
    const second = await refresh(cookieOf(first)).expect(200);
    app.later(10_001);
    const refused = await refresh(cookieOf(first)).expect(401);
    expect(refused.body).toEqual(anError('auth.session_ended'));
    await refresh(cookieOf(second)).expect(401);
    const ended = await me(second.body.accessToken).expect(401);
    expect(ended.body).toEqual(anError('auth.session_ended'));
    expect(await auditActions()).toContain('auth.refresh_token_reused');
  });

  test('a token from two uses ago ends the session at once', async () => {
    const first = await signedIn();
    const second = await refresh(cookieOf(first)).expect(200);
    const third = await refresh(cookieOf(second)).expect(200);
    await refresh(cookieOf(first)).expect(401);
    await refresh(cookieOf(third)).expect(401);
  });

  test('without a token, or with one that never was, nothing happens', async () => {
    const none = await app.http.post('/api/auth/refresh').expect(401);
    expect(none.body).toEqual(anError('auth.required'));
    const first = await signedIn();
    const [family] = cookieOf(first).split('.');
    const made = ['x', `${'a'.repeat(22)}.${'a'.repeat(43)}`, '{"$ne":null}'];
    for (const token of made) await refresh(`heyi_refresh=${token}`).expect(401);
    await refresh(cookieOf(first)).expect(200);
    // Whoever knows the family has seen a token: that is a theft too.
    await refresh(`${family}.${'a'.repeat(43)}`).expect(401);
    await refresh(cookieOf(first)).expect(401);
  });

  test('a session ends after 12 hours without use, and after 7 days with use', async () => {
    const idle = await signedIn();
    app.later(12 * hour);
    await refresh(cookieOf(idle)).expect(401);
    let last = await signIn('li.na').expect(200);
    for (let n = 1; n < 7 * 3; n++) {
      app.later(8 * hour);
      last = await refresh(cookieOf(last)).expect(200);
    }
    app.later(8 * hour);
    await refresh(cookieOf(last)).expect(401);
  });
});

describe('sessions', () => {
  test('signing out ends the session with the cookie alone, with the access token alone, and twice', async () => {
    const staff = await app.aStaff([], { username: 'li.na' });
    const byCookie = await signIn('li.na').expect(200);
    const out = await app.http
      .post('/api/auth/sign-out')
      .set('cookie', cookieOf(byCookie))
      .expect(204);
    expect(out.headers['set-cookie']?.[0]).toMatch(/^heyi_refresh=; path=\/api\/auth; expires=Thu/);
    await me(byCookie.body.accessToken).expect(401);
    await refresh(cookieOf(byCookie)).expect(401);
    const byToken = await app.signIn(staff);
    await byToken.as(app.http.post('/api/auth/sign-out')).expect(204);
    await byToken.as(app.http.post('/api/auth/sign-out')).expect(401);
    await app.http.post('/api/auth/sign-out').set('cookie', cookieOf(byCookie)).expect(204);
    await app.http.post('/api/auth/sign-out').expect(204);
    const actions = await auditActions();
    expect(actions.filter((action) => action === 'auth.signed_out')).toHaveLength(2);
  });

  test('signing in again on the same device ends the session before', async () => {
    await app.aStaff([], { username: 'li.na' });
    const first = await signIn('li.na').expect(200);
    const second = await signIn('li.na').set('cookie', cookieOf(first)).expect(200);
    await me(first.body.accessToken).expect(401);
    await me(second.body.accessToken).expect(200);
    await signIn('li.na', 'wrong').set('cookie', cookieOf(second)).expect(401);
    await me(second.body.accessToken).expect(200);
  });

  test('are listed for their owner only, newest first, and one can be ended', async () => {
    await app.aStaff([], { username: 'li.na' });
    const phone = await signIn('li.na').set('user-agent', 'Phone').expect(200);
    const desk = await signIn('li.na').set('user-agent', 'x'.repeat(500)).expect(200);
    const other = await app.signInAs('administrator');
    const list = () =>
      app.http.get('/api/auth/sessions').set('authorization', `Bearer ${desk.body.accessToken}`);
    const { body } = await list().expect(200);
    expect(body.items).toMatchObject([
      { current: true, device: 'x'.repeat(200), address: '203.0.113.1' },
      { current: false, device: 'Phone' },
    ]);
    const [, { id }] = body.items;
    const foreign = await other.as(app.http.delete(`/api/auth/sessions/${id}`)).expect(404);
    expect(foreign.body).toEqual(anError('auth.session_not_found'));
    const end = () =>
      app.http
        .delete(`/api/auth/sessions/${id}`)
        .set('authorization', `Bearer ${desk.body.accessToken}`);
    await end().expect(204);
    await end().expect(404);
    await me(phone.body.accessToken).expect(401);
    expect((await list().expect(200)).body.items).toHaveLength(1);
  });

  test('a disabled account is out at once', async () => {
    const victim = await app.aStaff(['operations'], { username: 'li.na' });
    const session = await signIn('li.na').expect(200);
    const { as } = await app.signInAs('administrator');
    await as(app.http.post(`/api/staff/${victim._id}/disable`)).expect(200);
    const refused = await me(session.body.accessToken).expect(401);
    expect(refused.body).toEqual(anError('auth.session_ended'));
    await refresh(cookieOf(session)).expect(401);
    await signIn('li.na').expect(401);
    await as(app.http.post(`/api/staff/${victim._id}/enable`)).expect(200);
    await me(session.body.accessToken).expect(401);
    await signIn('li.na').expect(200);
  });

  test('other roles hold from the next request on', async () => {
    const clerk = await app.signInAs('training');
    const { as } = await app.signInAs('administrator');
    await clerk.as(app.http.get('/api/audit')).expect(403);
    const change = as(app.http.put(`/api/staff/${clerk.id}/roles`));
    await change.send({ roles: ['compliance'] }).expect(200);
    await clerk.as(app.http.get('/api/audit')).expect(200);
  });
});

describe('access tokens', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

  test('made up, unsigned, of another secret, issuer or audience: refused', async () => {
    const { default: jwt } = await import('jsonwebtoken');
    const { id, sessionId, token } = await app.signInAs('administrator');
    const claims = { sub: id, sid: sessionId, aud: 'staff', iss: 'heyi' };
    const secret = app.config.tokenSecret;
    const expiresIn = 60;
    const good = jwt.sign(claims, secret, { expiresIn });
    await me(good).expect(200);
    const bad = [
      'x.y.z',
      `${part({ alg: 'none' })}.${part(claims)}.`,
      jwt.sign(claims, `${secret}x`, { expiresIn }),
      jwt.sign(claims, secret, { expiresIn, algorithm: 'HS512' }),
      jwt.sign({ ...claims, iss: 'other' }, secret, { expiresIn }),
      jwt.sign({ ...claims, aud: 'customer' }, secret, { expiresIn }),
      jwt.sign({ ...claims, sub: 'f'.repeat(24) }, secret, { expiresIn }),
      jwt.sign({ ...claims, sid: 'f'.repeat(24) }, secret, { expiresIn }),
      jwt.sign({ ...claims, sid: { $gt: '' } }, secret, { expiresIn }),
      `${token.slice(0, -4)}AAAA`,
    ];
    for (const each of bad) await me(each).expect(401);
  });
});
