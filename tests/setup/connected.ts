import { NewWechatApp } from '@heyi/shared/wechat/wechat-apps.schema';
import type { SandboxApp } from '../../scripts/wechat-sandbox/world.ts';
import { onServer } from '../../server/src/audit/occasion.ts';
import { operator } from '../../server/src/cli/with-database.ts';
import { addWechatApp } from '../../server/src/wechat/apps/wechat-apps.service.ts';
import { startApp } from './app.ts';
import { aSandbox } from './wechat.ts';

/** The whole server, connected to a sandbox with these apps; their clock is one. */
export async function startConnected(
  apps: SandboxApp[],
  changes: Parameters<typeof startApp>[0] = {},
) {
  let app: Awaited<ReturnType<typeof startApp>> | undefined;
  const running = await aSandbox(apps, () => app?.ports.now().getTime() ?? Date.now());
  app = await startApp({ wechatApiUrl: running.url, ...changes });
  const { ports, stop } = app;
  for (const { kind, name, appid, originalId, secret, scope, token, aesKey } of apps) {
    const own = kind === 'public-account' ? { channel: 'agency' as const, token, aesKey } : {};
    const given = NewWechatApp.parse({ kind, name, appid, originalId, secret, scope, ...own });
    await addWechatApp(operator, given, ports.fieldEncryption, onServer(ports.now()));
  }
  return {
    ...app,
    sandbox: running.sandbox,
    async stop() {
      await running.close();
      await stop();
    },
  };
}
