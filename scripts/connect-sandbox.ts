import { readFileSync } from 'node:fs';
import { onServer } from '@heyi/server/audit/occasion';
import { type DatabaseTools, operator, withDatabase } from '@heyi/server/cli/with-database';
import { addWechatApp } from '@heyi/server/wechat/apps/wechat-apps.service';
import { AppError } from '@heyi/shared/errors';
import type { Channel } from '@heyi/shared/identity/account-field';
import { NewWechatApp } from '@heyi/shared/wechat/wechat-apps.schema';
import type { SandboxApp, WorldState } from './wechat-sandbox/world.ts';

const channels = ['agency', 'broker', 'bancassurance'] as const;

/** Takes the sandbox's apps in as an administrator would type them; those that are there already stay as they are. */
const main = (file: string) =>
  withDatabase(async (tools) => {
    const { apps }: WorldState = JSON.parse(readFileSync(file, 'utf8'));
    const accounts = apps.filter(({ kind }) => kind === 'public-account');
    for (const app of apps) await add(app, channels[accounts.indexOf(app)], tools);
  });

async function add(
  { kind, name, appid, originalId, secret, token, aesKey }: SandboxApp,
  channel: Channel | undefined,
  { now, fieldEncryption }: DatabaseTools,
) {
  const own = channel ? { channel, token, aesKey } : {};
  const given = NewWechatApp.parse({ kind, name, appid, originalId, secret, ...own });
  try {
    await addWechatApp(operator, given, fieldEncryption, onServer(now()));
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'wechat_app.taken')) throw error;
  }
}

await main(process.argv[2] as string);
