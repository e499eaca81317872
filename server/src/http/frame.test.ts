import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import type { Actor } from '@heyi/shared/actor';
import { download, endpoint, upload } from '@heyi/shared/endpoint';
import { AppError } from '@heyi/shared/errors';
import { ById } from '@heyi/shared/ids';
import Router from '@koa/router';
import supertest from 'supertest';
import * as z from 'zod';
import { createFrame, type Frame } from './frame.ts';
import { createLog } from './log.ts';
import { serve } from './serve.ts';
import { serveDownload } from './serve-download.ts';
import { serveUpload } from './serve-upload.ts';

const Note = z.object({ text: z.string() });
const api = {
  open: endpoint('GET', '/open', { summary: '公开', audience: 'public', response: Note }),
  mixed: endpoint('GET', '/mixed', {
    summary: '公开或客户',
    audience: ['public', 'customer'],
    response: Note,
  }),
  staff: endpoint('GET', '/notes/:id', {
    summary: '员工',
    audience: 'staff',
    params: ById,
    query: z.strictObject({ q: z.string().min(2).optional() }),
    response: Note,
  }),
  write: endpoint('POST', '/notes', {
    summary: '写',
    audience: 'public',
    body: z.strictObject({
      text: z.string().min(1).max(5),
      count: z.int().optional(),
      tags: z.array(z.enum(['a', 'b'])).optional(),
      map: z.record(z.string(), z.unknown()).optional(),
    }),
    response: z.object({ id: z.string() }),
    status: 201,
  }),
  forget: endpoint('DELETE', '/notes', { summary: '删', audience: 'public' }),
  broken: endpoint('GET', '/broken', { summary: '坏', audience: 'public', response: Note }),
  failing: endpoint('GET', '/failing', { summary: '错', audience: 'public', response: Note }),
  file: upload('/files', {
    summary: '上传',
    audience: ['public', 'customer'],
    maxBytes: 1000,
    body: z.strictObject({ channel: z.enum(['agency']) }),
    response: z.object({ name: z.string(), bytes: z.int(), content: z.string() }),
  }),
  export: download('/export/:kind', {
    summary: '下载',
    audience: 'public',
    params: z.strictObject({ kind: z.enum(['good', 'missing', 'torn', 'empty']) }),
    mediaType: 'text/csv',
  }),
};

const secret = '身份证 11010519491231002X 手机 13912345678';

async function* torn() {
  yield 'a,b\n';
  await after(20);
  throw new Error('disk gone');
}

const exports = {
  good: () => Readable.from(['a,b\n', '1,2\n']),
  missing: () =>
    new Readable({
      read() {
        this.destroy(new Error('ENOENT'));
      },
    }),
  torn: () => Readable.from(torn()),
  empty: () => Readable.from([]),
};

function routes() {
  const router = new Router();
  serve(router, api.open, async ({ actor }) => ({ text: actor.audience }));
  serve(router, api.mixed, async ({ actor }) => ({ text: actor.audience }));
  serve(router, api.staff, async ({ params, query, actor }) => ({
    text: [params.id, query.q, actor.username].join(),
    secret,
  }));
  serve(router, api.write, async ({ body }) => ({ id: body.text }));
  serve(router, api.forget, async () => {});
  serve(router, api.broken, async () => ({ text: 5 }) as unknown as { text: string });
  serve(router, api.failing, async () => {
    throw new Error(`Cannot read ${secret}`);
  });
  const allowed = ({ audience }: Actor) => audience !== 'customer';
  serveUpload(router, api.file, allowed, async ({ file }) => ({
    name: file.fileName,
    bytes: file.bytes,
    content: await readFile(file.path, 'utf8'),
  }));
  serveDownload(router, api.export, async ({ params }) => ({
    fileName: '导出.csv',
    content: exports[params.kind](),
  }));
  return router;
}

const staff: Actor = {
  audience: 'staff',
  id: 'a'.repeat(24),
  username: 'li.na',
  roles: [],
  sessionId: 'b'.repeat(24),
};
const actors: Record<string, Actor> = {
  staff,
  customer: { audience: 'customer', id: 'c1', accountId: 'a1', sessionId: 's1' },
};

let directory: string;
let lines: string[];

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'heyi-frame-'));
  lines = [];
});
afterEach(() => rm(directory, { recursive: true }));

function start(changes: Partial<Frame> = {}) {
  const app = createFrame({
    log: createLog('info', { write: (line) => lines.push(line) }),
    rateLimits: { perAddress: 1000, perAccount: 1000 },
    trustedProxies: 0,
    metricsToken: null,
    uploadDirectory: path.join(directory, 'uploads'),
    preview: { root: directory, progressFile: directory, sandbox: null },
    actorFor: async (token) => {
      const actor = actors[token];
      if (!actor) throw new AppError('auth.expired');
      return actor;
    },
    coreSystemFor: () => Promise.reject(new Error('nobody signs here')),
    ready: async () => {},
    callbacks: new Router(),
    modules: { 便条: routes() },
    ...changes,
  });
  return supertest(app.callback());
}

const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const anError = (code: string) => ({
  error: expect.objectContaining({
    code,
    requestId: expect.any(String),
    message: expect.any(String),
  }),
});
const problem = (part: string, at: string, message: string) => ({
  error: expect.objectContaining({
    code: 'input.invalid',
    details: [{ in: part, path: at, message }],
  }),
});

describe('who may ask', () => {
  const note = `/api/notes/${'0'.repeat(24)}`;

  test('a public endpoint does not look at tokens', async () => {
    await start()
      .get('/api/open')
      .set('authorization', 'Bearer old')
      .expect(200, { text: 'public' });
  });

  test('an endpoint for both knows the customer, and refuses an old token rather than forgetting who it is', async () => {
    const client = start();
    await client.get('/api/mixed').expect(200, { text: 'public' });
    await client
      .get('/api/mixed')
      .set('authorization', 'Bearer customer')
      .expect(200, { text: 'customer' });
    await client.get('/api/mixed').set('authorization', 'Bearer old').expect(401);
  });

  test.each(['', 'Bearer', 'Basic abc', 'Bearer a b'])('"%s" is no token', async (header) => {
    const answer = await start().get(note).set('authorization', header).expect(401);
    expect(answer.body).toEqual(anError('auth.required'));
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  test('a token for another audience is not enough', async () => {
    const answer = await start().get(note).set('authorization', 'Bearer customer').expect(403);
    expect(answer.body).toEqual(anError('auth.forbidden'));
  });

  test('the body of a stranger is not read', async () => {
    const router = new Router();
    const closed = endpoint('POST', '/closed', {
      summary: '员工',
      audience: 'staff',
      body: z.strictObject({}),
    });
    serve(router, closed, async () => {});
    await start({ modules: { 便条: router } })
      .post('/api/closed')
      .set('content-type', 'application/json')
      .send('{not json')
      .expect(401);
  });

  test('the handler gets parsed input; what the contract does not promise stays inside', async () => {
    await start()
      .get(`${note}?q=${encodeURIComponent('张三')}`)
      .set('authorization', 'Bearer staff')
      .expect(200, { text: `${'0'.repeat(24)},张三,li.na` });
  });
});

describe('input', () => {
  test.each([
    [{}, 'text', '必填'],
    [{ text: '' }, 'text', '不能为空'],
    [{ text: '123456' }, 'text', '至多 5 个字符'],
    [{ text: 5 }, 'text', '应为文字'],
    [{ text: { $gt: '' } }, 'text', '不允许的字段名：$gt'],
    [{ text: 'a', $where: '1' }, '', '不允许的字段名：$where'],
    [{ text: 'a', admin: true }, '', '不认识的字段：admin'],
    [{ text: 'a', count: 1.5 }, 'count', '应为整数'],
    [{ text: 'a', tags: ['a', 'c'] }, 'tags.1', '只能是 a、b'],
    [{ text: 'a', map: { constructor: { prototype: 1 } } }, 'map', '不允许的字段名：constructor'],
    [{ text: 'a', map: { a: { prototype: 1 } } }, 'map.a', '不允许的字段名：prototype'],
  ])('%j is refused', async (body, at, message) => {
    const answer = await start().post('/api/notes').send(body).expect(400);
    expect(answer.body).toEqual(problem('body', at, message));
  });

  test('__proto__ is refused wherever it stands', async () => {
    for (const text of ['{"__proto__":{"text":"a"}}', '{"text":"a","map":{"__proto__":{"x":1}}}']) {
      const answer = await start()
        .post('/api/notes')
        .set('content-type', 'application/json')
        .send(text)
        .expect(400);
      expect(answer.body).toEqual(
        anError(expect.stringMatching(/^input\.(invalid|malformed)$/) as never),
      );
    }
  });

  test('a body nested too deeply is refused, however deep', async () => {
    const nested = (depth: number) =>
      `{"text":"a","map":{"m":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
    for (const depth of [20, 100_000]) {
      const answer = await start()
        .post('/api/notes')
        .set('content-type', 'application/json')
        .send(nested(depth))
        .expect(400);
      expect(answer.body).toEqual(problem('body', '', '嵌套超过 20 层'));
    }
    await start()
      .post('/api/notes')
      .set('content-type', 'application/json')
      .send(nested(10))
      .expect(201);
  });

  test.each(['{"text":', '{not json', '"text"', '5'])('%s is malformed', async (text) => {
    const answer = await start()
      .post('/api/notes')
      .set('content-type', 'application/json')
      .send(text)
      .expect(400);
    expect(answer.body).toEqual(anError('input.malformed'));
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a body as %s is not guessed at',
    async (type) => {
      const answer = await start()
        .post('/api/notes')
        .set('content-type', type)
        .send('{"text":"a"}')
        .expect(415);
      expect(answer.body).toEqual(anError('input.unsupported_media'));
    },
  );

  test('a body over the limit is refused', async () => {
    const answer = await start()
      .post('/api/notes')
      .send({ text: 'x'.repeat(1024 * 1024) })
      .expect(413);
    expect(answer.body).toEqual(anError('input.too_large'));
  });

  test.each([
    ['q=a', 'q', '至少 2 个字符'],
    ['q=ab&q=cd', 'q', '应为文字'],
    ['q[$gt]=a', '', '不认识的字段：q[$gt]'],
    ['$where=1', '', '不允许的字段名：$where'],
    ['__proto__=1', '', '不允许的字段名：__proto__'],
  ])('the query %s is refused', async (query, at, message) => {
    const answer = await start()
      .get(`/api/notes/${'0'.repeat(24)}?${query}`)
      .set('authorization', 'Bearer staff')
      .expect(400);
    expect(answer.body).toEqual(problem('query', at, message));
  });

  test('a query is refused where none is expected, as is an id that is none', async () => {
    await start().get('/api/open?x=1').expect(400);
    const answer = await start()
      .get('/api/notes/1')
      .set('authorization', 'Bearer staff')
      .expect(400);
    expect(answer.body).toEqual(problem('params', 'id', '格式不正确'));
  });

  test('a body is refused where none is expected, however it comes', async () => {
    const client = start();
    const sent = await client.delete('/api/notes').send({ admin: true }).expect(400);
    expect(sent.body).toEqual(problem('body', '', '这个请求不接受内容'));
    const streamed = client.delete('/api/notes').set('transfer-encoding', 'chunked');
    await streamed.send('{}').expect(400);
    await client.delete('/api/notes').set('content-length', '0').expect(204);
  });

  test('a contract that would let unknown fields pass does not even start', () => {
    const loose = endpoint('POST', '/loose', {
      summary: '松',
      audience: 'public',
      body: z.strictObject({ inner: z.array(z.object({ a: z.string() })) }),
    });
    expect(() => serve(new Router(), loose, async () => {})).toThrow(
      'POST /loose: body must be a strict object, all the way down',
    );
    const nameless = endpoint('GET', '/loose/:id', { summary: '松', audience: 'public' });
    expect(() => serve(new Router(), nameless, async () => {})).toThrow('the path names [id]');
  });
});

describe('answers', () => {
  test('an answer that breaks the contract is a 500 with its request id in the log, and nothing of it is sent', async () => {
    const answer = await start().get('/api/broken').expect(500);
    expect(answer.body).toEqual(anError('server.failed'));
    expect(answer.text).not.toContain('text');
    const entry = logged().find(({ level }) => level === 'error');
    expect(entry).toMatchObject({
      requestId: answer.body.error.requestId,
      err: { message: 'The answer of GET /broken breaks its contract' },
    });
  });

  test('an unexpected failure shows neither stack nor message to the client, nor personal data to the log', async () => {
    const answer = await start().get('/api/failing').expect(500);
    expect(answer.text).not.toMatch(/Cannot read|at /);
    expect(lines.join()).toContain('Cannot read');
    expect(lines.join()).not.toMatch(/11010519491231002|13912345678/);
  });

  test('an endpoint without an answer says 204', async () => {
    await start().delete('/api/notes').expect(204, {});
  });

  test('answers are not cached and carry the security headers', async () => {
    const { headers } = await start().get('/api/open').expect(200);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('a request id is ours, unless a trusted proxy gives one', async () => {
    const mine = 'proxy-request-1';
    const alone = await start().get('/api/open').set('x-request-id', mine);
    expect(alone.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const client = start({ trustedProxies: 1 });
    const behind = await client.get('/api/open').set('x-request-id', mine);
    expect(behind.headers['x-request-id']).toBe(mine);
    const odd = await client.get('/api/open').set('x-request-id', 'a"b c');
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('routes', () => {
  test('an unknown path is 404, an unknown method 405 with what is allowed', async () => {
    const client = start();
    const missing = await client.get('/api/nothing').expect(404);
    expect(missing.body).toEqual(anError('http.not_found'));
    const refused = await client.put('/api/notes').expect(405);
    expect(refused.body).toEqual(anError('http.method_not_allowed'));
    expect(refused.headers.allow).toBe('POST, DELETE');
    await client.post('/healthz').expect(405);
    await client.post('/docs/').expect(405);
  });

  test('HEAD and OPTIONS are answered without a body', async () => {
    const client = start();
    const head = await client.head('/api/open').expect(200);
    expect(head.headers['content-length']).toBe(String('{"text":"public"}'.length));
    expect(head.text).toBeUndefined();
    const options = await client.options('/api/open').expect(200);
    expect(options.headers.allow).toBe('HEAD, GET');
  });

  test.each(['/api/notes/%', '/docs/%ff', '/api/%00'])(
    '%s does not break anything',
    async (url) => {
      const { status } = await start().get(url).set('authorization', 'Bearer staff');
      expect([400, 404]).toContain(status);
    },
  );
});

describe('limits', () => {
  test('one address has its requests a minute; health is never refused', async () => {
    const client = start({ rateLimits: { perAddress: 2, perAccount: 100 } });
    await client.get('/api/open').expect(200);
    await client.get('/api/open').expect(200);
    const refused = await client.get('/api/open').expect(429);
    expect(refused.body).toEqual(anError('http.rate_limited'));
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50);
    await client.get('/healthz').expect(200);
  });

  test('one account has its own, from wherever it asks', async () => {
    const client = start({ rateLimits: { perAddress: 100, perAccount: 1 }, trustedProxies: 1 });
    const ask = (address: string) =>
      client
        .get('/api/mixed')
        .set('authorization', 'Bearer customer')
        .set('x-forwarded-for', address);
    await ask('203.0.113.1').expect(200);
    await ask('203.0.113.2').expect(429);
    await client.get('/api/mixed').expect(200);
  });

  test('a made-up X-Forwarded-For does not get around the limit', async () => {
    for (const trustedProxies of [0, 1]) {
      const client = start({ rateLimits: { perAddress: 1, perAccount: 9 }, trustedProxies });
      const ask = (made: string) =>
        client.get('/api/open').set('x-forwarded-for', `${made}, 203.0.113.9`);
      await ask('1.1.1.1').expect(200);
      await ask('2.2.2.2').expect(429);
    }
  });
});

describe('files', () => {
  const uploads = () => readdir(path.join(directory, 'uploads'));

  test('a file arrives whole under its Chinese name, and is gone afterwards', async () => {
    const answer = await start()
      .post('/api/files')
      .attach('file', Buffer.from('a,b\n'), '个险 名单.csv')
      .field('channel', 'agency')
      .expect(201);
    expect(answer.body).toEqual({ name: '个险 名单.csv', bytes: 4, content: 'a,b\n' });
    expect(await uploads()).toEqual([]);
  });

  test('a file over the limit, no file, a second file, a wrong field or no multipart: refused, nothing left', async () => {
    const client = start();
    const file = Buffer.from('x');
    const post = () => client.post('/api/files');
    const tooLarge = await post()
      .attach('file', Buffer.alloc(1001), 'a.csv')
      .field('channel', 'agency');
    expect([tooLarge.status, tooLarge.body.error.code]).toEqual([413, 'input.too_large']);
    const none = await post().field('channel', 'agency').expect(400);
    expect(none.body).toEqual(problem('file', 'file', '必填'));
    const two = await post().attach('file', file, 'a').attach('file', file, 'b').expect(400);
    expect(two.body).toEqual(anError('input.malformed'));
    const wrong = await post().attach('file', file, 'a').field('channel', 'x').expect(400);
    expect(wrong.body).toEqual(problem('body', 'channel', '只能是 agency'));
    const unknown = await post()
      .attach('file', file, 'a')
      .field('channel', 'agency')
      .field('__proto__', '1');
    expect(unknown.status).toBe(400);
    await post().send({ channel: 'agency' }).expect(415);
    await post().set('content-type', 'multipart/form-data; boundary=x').send('--x\r\n').expect(400);
    expect(await uploads()).toEqual([]);
  });

  test('whoever may not send files is refused before the file is read', async () => {
    const answer = await start()
      .post('/api/files')
      .set('authorization', 'Bearer customer')
      .attach('file', Buffer.from('x'), 'a')
      .expect(403);
    expect(answer.body).toEqual(anError('auth.forbidden'));
    await expect(uploads()).rejects.toThrow('ENOENT');
  });

  test('an upload directory that cannot be written is our failure', async () => {
    await writeFile(path.join(directory, 'uploads'), 'a file in the way');
    const answer = await start()
      .post('/api/files')
      .attach('file', Buffer.from('x'), 'a')
      .expect(500);
    expect(answer.body).toEqual(anError('server.failed'));
  });

  test('a file goes out under its Chinese name', async () => {
    const answer = await start().get('/api/export/good').expect(200);
    expect(answer.text).toBe('a,b\n1,2\n');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="??.csv"; filename*=UTF-8''${encodeURIComponent('导出.csv')}`,
    });
    await start().get('/api/export/empty').expect(200);
  });

  test('a file that cannot be opened is an error; one that breaks off never looks whole', async () => {
    const answer = await start().get('/api/export/missing').expect(500);
    expect(answer.body).toEqual(anError('server.failed'));
    expect(answer.headers).not.toHaveProperty('content-disposition');
    await expect(start().get('/api/export/torn')).rejects.toThrow(/aborted|hang up/);
  });
});

describe('around the modules', () => {
  test('health, readiness', async () => {
    await start().get('/healthz').expect(200, { status: 'ok' });
    await start().get('/readyz').expect(200, { status: 'ready' });
    const answer = await start({
      ready: async () => {
        throw new Error('no database');
      },
    })
      .get('/readyz')
      .expect(503);
    expect(answer.body).toEqual(anError('server.not_ready'));
  });

  test('metrics are for this machine, or for whoever has the token', async () => {
    const metricsToken = 'metrics-token-0001';
    const client = start({ metricsToken, trustedProxies: 1 });
    await client.get('/api/open');
    const answer = await client.get('/metrics').expect(200);
    expect(answer.text).toContain(
      'http_request_seconds_count{method="GET",route="/api/open",status="200"} 1',
    );
    const outside = () => client.get('/metrics').set('x-forwarded-for', '203.0.113.1');
    await outside().expect(404);
    await outside().set('authorization', 'Bearer wrong').expect(404);
    await outside().set('authorization', `Bearer ${metricsToken}`).expect(200);
  });

  test('the log tells who asked what and how it ended, but no query', async () => {
    await start()
      .get(`/api/notes/${'0'.repeat(24)}?q=13912345678`)
      .set('authorization', 'Bearer staff');
    await after(20);
    expect(logged()).toMatchObject([
      {
        level: 'info',
        method: 'GET',
        path: '/api/notes/[number]',
        status: 200,
        audience: 'staff',
        actorId: staff.id,
      },
    ]);
    expect(lines.join()).not.toContain('13912345678');
  });
});
