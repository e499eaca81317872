import type { Browser, Page } from 'playwright-core';
import { openPage } from './watched-page.ts';

export const password = 'korrekt-pferd-7-batterie';
export const wide = { viewport: { width: 1280, height: 900 } };
export const narrow = { viewport: { width: 375, height: 812 } };

export const titled = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

export async function signIn(page: Page, username: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(secret);
  await page.getByRole('button', { name: '登录' }).click();
}

/** The admin page at an address, with whoever is named signed in. */
export async function signedInPage(
  browser: Browser,
  { address, username, size = wide }: { address: string; username: string; size?: typeof wide },
) {
  const opened = await openPage(browser, size);
  const room = (path: string) => opened.page.goto(`${address}/admin${path}`);
  await room('/');
  await signIn(opened.page, username, password);
  await titled(opened.page, '概览');
  return { ...opened, room };
}
