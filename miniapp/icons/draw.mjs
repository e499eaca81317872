// Draws the icons of the tab bar, which WeChat takes as pictures only: 81 × 81, one set that is seen on light and on dark.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browser } from '../../scripts/bootstrap/browser.mjs';

const here = import.meta.dirname;
const drawn = path.join(here, '../src/assets/tabs');
const colours = { '': '#748483', '-on': '#159089' };
const timesThree = 3;

mkdirSync(drawn, { recursive: true });
const running = await chromium.launch({ executablePath: browser(), args: ['--no-sandbox'] });
const page = await running.newPage({
  viewport: { width: 27, height: 27 },
  deviceScaleFactor: timesThree,
});
for (const file of readdirSync(here).filter((name) => name.endsWith('.svg'))) {
  const svg = readFileSync(path.join(here, file), 'utf8');
  for (const [ending, colour] of Object.entries(colours)) {
    await page.setContent(
      `<style>body { margin: 0; color: ${colour} } svg { display: block }</style>${svg}`,
    );
    const place = path.join(drawn, `${path.parse(file).name}${ending}.png`);
    await page.screenshot({ path: place, omitBackground: true });
  }
}
await running.close();
