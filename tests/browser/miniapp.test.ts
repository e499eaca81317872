import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startServer } from './running-server.ts';
import { faultsOf, launchBrowser, openPage } from './watched-page.ts';

const built = path.resolve('miniapp/dist/h5');
const preview = 'http://preview.test';
const ownFilesOnly =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'";
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const smallPhone = { ...phone, viewport: { width: 320, height: 640 } };

/** Taro's page container scrolls by touch alone; in WeChat there is none. */
const ownToTaro = ['scrollable-region-focusable'];

let server: Awaited<ReturnType<typeof startServer>>;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The built preview and the live server under one address, with a policy as strict as the server's. */
async function openPreview(options: BrowserContextOptions) {
  const opened = await openPage(browser, options);
  await opened.page.route(`${preview}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(built, pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(file))
      return route.fulfill({ response: await route.fetch({ url: server.address + pathname }) });
    const headers = { 'content-security-policy': ownFilesOnly };
    return route.fulfill({ path: file, headers });
  });
  await opened.page.goto(`${preview}/`);
  await opened.page.getByText('服务正常').waitFor();
  return opened;
}

it.each<[string, BrowserContextOptions]>([
  ['a phone', phone],
  ['a small phone', smallPhone],
  ['a phone at night', { ...phone, colorScheme: 'dark' }],
])('shows its home on %s, at any type size', async (_, options) => {
  const { page, problems } = await openPreview(options);
  for (const size of ['标准', '大', '特大']) {
    await page.getByText(size, { exact: true }).tap();
    await page.locator('.type-size__one--chosen', { hasText: size }).waitFor();
    expect({ size, faults: await faultsOf(page, ownToTaro) }).toEqual({ size, faults: [] });
  }
  await page.getByText('我是业务员').tap();
  await page.getByText('业务员入口尚未开通').waitFor();
  await page.reload();
  await page.getByText('业务员入口尚未开通').waitFor();
  expect(await page.locator('.screen--type-150').count()).toBeGreaterThan(0);
  expect(problems).toEqual([]);
});

it('passes WeChat’s own compilers and size limits, and runs against the live server', async () => {
  const { code, said } = await new Promise<{ code: number; said: string }>((resolve) => {
    const env = { ...process.env, HEYI_SERVER: server.address };
    const check = path.resolve('miniapp/check/main.cjs');
    execFile(process.execPath, [check], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('walked through') });
});
