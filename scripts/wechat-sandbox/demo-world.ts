import { randomBytes } from 'node:crypto';
import { demoTemplates } from './demo-templates.ts';
import { emptyState, type Person, type SandboxApp, type WorldState } from './world.ts';

const hex = (bytes: number) => randomBytes(bytes).toString('hex');
const openPlatform = 'heyi';

/** The demo company's apps, with secrets of their own; the bank channel's account is bound to no Open Platform account. */
export function demoWorld(people: readonly Person[]): WorldState {
  const app = (given: Pick<SandboxApp, 'kind' | 'name' | 'scope'> & Partial<SandboxApp>) => ({
    appid: `wx${hex(8)}`,
    secret: hex(16),
    originalId: `gh_${hex(6)}`,
    token: hex(16),
    aesKey: randomBytes(32).toString('base64').replace(/[+/]/g, 'A').slice(0, 43),
    mode: 'encrypted' as const,
    callbackUrl: null,
    templates: demoTemplates,
    ...given,
  });
  return emptyState(
    [
      app({ kind: 'public-account', name: '合一人寿服务号', scope: openPlatform }),
      app({ kind: 'public-account', name: '合一经代', scope: openPlatform, mode: 'compatible' }),
      app({ kind: 'public-account', name: '合一银保', scope: null, mode: 'plain' }),
      app({ kind: 'mini-program', name: '合一', scope: openPlatform }),
    ],
    people,
  );
}
