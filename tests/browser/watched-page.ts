import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { browser } from '../../scripts/bootstrap/browser.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browser() as string,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A page that remembers everything that went wrong on it. */
export async function openPage(running: Browser, options: BrowserContextOptions = {}) {
  const context = await running.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  const refused: string[] = [];
  const origin = () => new URL(page.url()).origin;
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const { url } = message.location();
    // Chromium reports every refusal of the API; those are told apart by their address.
    if (message.text().startsWith('Failed to load resource') && url.includes('/api/'))
      refused.push(new URL(url).pathname);
    else problems.push(`${message.type()}: ${message.text().slice(0, 300)} (${page.url()})`);
  });
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(origin()) || /^(data|blob):/.test(request.url());
    if (!isOwn && page.url() !== 'about:blank') problems.push(`request to ${request.url()}`);
  });
  return { page, problems, refused };
}

const settled = `document.getAnimations().every(
  (one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity,
)`;

interface Finding {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}

const isGrave = (impact: string | null) => impact === 'serious' || impact === 'critical';

/** What axe finds serious or worse, one line each, but for the rules named; whatever does not fit the width, too. */
export async function faultsOf(page: Page, but: string[] = []): Promise<string[]> {
  // Colours that are still fading are no finding.
  while (!(await page.evaluate<boolean>(settled))) await page.waitForTimeout(50);
  await page.evaluate(axe);
  const found = await page.evaluate<Finding[]>('axe.run().then(({ violations }) => violations)');
  const overhang = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  const serious = found
    .filter(({ id, impact }) => isGrave(impact) && !but.includes(id))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  return overhang > 0 ? [...serious, `${overhang} px wider than the screen`] : serious;
}
