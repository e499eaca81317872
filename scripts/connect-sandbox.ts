import { readFileSync } from 'node:fs';
import { onServer } from '@heyi/server/audit/occasion';
import { operator, withDatabase } from '@heyi/server/cli/with-database';
import { addWechatApp } from '@heyi/server/wechat/apps/wechat-apps.service';
import { AppError } from '@heyi/shared/errors';
import { NewWechatApp } from '@heyi/shared/wechat/wechat-apps.schema';
import type { WorldState } from './wechat-sandbox/world.ts';

const channels = ['agency', 'broker', 'bancassurance'] as const;

/** Takes the sandbox's apps in as an administrator would type them; those that are there already stay as they are. */
async function main(file: string) {
  const { apps }: WorldState = JSON.parse(readFileSync(file, 'utf8'));
  const accounts = apps.filter(({ kind }) => kind === 'public-account');
  await withDatabase(async ({ now, fieldEncryption }) => {
    for (const { kind, name, appid, originalId, secret, token, aesKey } of apps) {
      const channel = channels[accounts.findIndex((each) => each.appid === appid)];
      const given = {
        kind,
        name,
        appid,
        originalId,
        secret,
        ...(channel ? { channel, token, aesKey } : {}),
      };
      try {
        await addWechatApp(operator, NewWechatApp.parse(given), fieldEncryption, onServer(now()));
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'wechat_app.taken')) throw error;
      }
    }
  });
}

await main(process.argv[2] as string);
