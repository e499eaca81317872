import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Router from '@koa/router';
import supertest from 'supertest';
import { createFrame } from './frame.ts';
import { createLog } from './log.ts';
import { sandboxAmong } from './preview-site.ts';

let root: string;
let progressFile: string;

beforeEach(async () => {
  root = `${await mkdtemp(path.join(tmpdir(), 'heyi-preview-'))}/`;
  progressFile = path.join(root, 'preview.json');
});
afterEach(() => rm(root, { recursive: true }));

function visit(sandbox: string | null = null) {
  const app = createFrame({
    log: createLog('silent'),
    rateLimits: { perAddress: 1000, perAccount: 1000 },
    trustedProxies: 0,
    metricsToken: null,
    uploadDirectory: root,
    preview: { root, progressFile, sandbox },
    actorFor: () => Promise.reject(new Error('nobody signs in here')),
    coreSystemFor: () => Promise.reject(new Error('nobody signs here')),
    ready: async () => {},
    callbacks: new Router(),
    modules: {},
  });
  return supertest(app.callback());
}

async function build() {
  await mkdir(path.join(root, 'assets'));
  await writeFile(path.join(root, 'index.html'), '<title>合一</title>');
  await writeFile(path.join(root, 'assets', 'app.12345678.js'), 'start()');
  await writeFile(path.join(root, 'app.json'), '{}');
}

test('the preview stands at the address itself', async () => {
  await build();
  const page = await visit().get('/').expect(200);
  expect(page.text).toBe('<title>合一</title>');
  expect(page.headers['cache-control']).toBe('no-cache');
  const script = await visit().get('/assets/app.12345678.js').expect(200);
  expect(script.headers['cache-control']).toContain('immutable');
});

test('nothing but the page and its assets is given away', async () => {
  await build();
  await visit().get('/app.json').expect(404);
  await visit().get('/assets/other.js').expect(404);
  await visit().get('/assets/%2e%2e/app.json').expect(404);
  await visit().get('/assets/..%2fapp.json').expect(404);
});

test.each([
  ['installing', '第一步', true],
  ['building', '第二步', true],
  ['failed', '没有构建成功', false],
])('while it is %s, the page says so', async (step, said, comesBack) => {
  await writeFile(progressFile, JSON.stringify({ step }));
  const { text } = await visit().get('/').expect(200);
  expect(text).toContain(said);
  expect(text).toContain('href="/admin/"');
  expect(text.includes('http-equiv="refresh"')).toBe(comesBack);
  await visit().get('/preview/page.css').expect(200);
});

test('where nobody builds it, the page says how to', async () => {
  expect((await visit().get('/')).text).toContain('npm run build:pages');
  await writeFile(progressFile, '{"step":"');
  expect((await visit().get('/')).text).toContain('还没有构建');
  await writeFile(progressFile, '{"step":"building"}');
  await utimes(progressFile, 1, 1);
  expect((await visit().get('/')).text).toContain('还没有构建');
});

test('only what plays WeChat on this machine is named to the page, and may be asked by it', async () => {
  const sandbox = sandboxAmong('http://127.0.0.1:41207');
  await build();
  await visit(sandbox).get('/preview/sandbox.json').expect(200, { address: sandbox });
  const { headers } = await visit(sandbox).get('/');
  expect(headers['content-security-policy']).toContain(`connect-src 'self' ${sandbox}`);
  const api = await visit(sandbox).get('/api/open');
  expect(api.headers['content-security-policy']).not.toContain('127.0.0.1');

  expect(sandboxAmong('https://api.weixin.qq.com')).toBeNull();
  expect(sandboxAmong('http://10.0.0.8:8080')).toBeNull();
  await visit(null).get('/preview/sandbox.json').expect(200, { address: null });
  const real = await visit(null).get('/');
  expect(real.headers['content-security-policy']).toMatch(/connect-src 'self'(;|$)/);
});
