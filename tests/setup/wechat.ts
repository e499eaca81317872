import { startSandbox } from '../../scripts/wechat-sandbox/start-sandbox.ts';
import { emptyState, type SandboxApp } from '../../scripts/wechat-sandbox/world.ts';

let serial = 0;

const digits = (length: number) => String(++serial).padStart(length, '0');

/** An app of the sandbox's; a public account of the agency channel's Open Platform account unless told otherwise. */
export const anApp = (given: Partial<SandboxApp> = {}): SandboxApp => ({
  appid: `wx${digits(16)}`,
  secret: digits(32),
  kind: 'public-account',
  name: '服务号',
  originalId: `gh_${digits(12)}`,
  scope: 'heyi',
  token: `token${digits(8)}`,
  aesKey: `${'heyi'.repeat(10)}A0E`,
  mode: 'encrypted',
  callbackUrl: null,
  templates: [],
  ...given,
});

/** What staff enter to take in a public account of the sandbox's. */
export const newAccount = (
  { name, appid, originalId, secret, token, aesKey, scope }: SandboxApp,
  channel: 'agency' | 'broker' | 'bancassurance',
) => ({
  kind: 'public-account' as const,
  channel,
  ...{ name, appid, originalId, secret, token, aesKey, scope },
});

/** The sandbox with these apps and some invented people; its clock is the test's. */
export async function aSandbox(apps: SandboxApp[], now: () => number = Date.now) {
  const people = ['李明', '王芳', '张伟'].map((name, at) => ({
    id: `p${at + 1}`,
    name,
    mobile: `1390000000${at + 1}`,
  }));
  return startSandbox({ state: emptyState(apps, people), now });
}
