import type { Ports } from '../../ports/ports.ts';
import { openSecret } from '../apps/app-secrets.ts';
import { onAppsChanged } from '../apps/apps-changed.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import type { AppSecrets } from './open-message.ts';

/** How long another process may go on by what an account was before. */
const goodForMs = 5_000;

export interface KnownAccount extends AppSecrets {
  app: WechatApp;
}

/**
 * The public accounts, and mini-programs with a token, that messages may come for, with their secrets open. All are read at once and kept for a few seconds:
 * whoever sends forgeries, for whatever appids, costs the database nothing.
 */
export function knownAccounts({ now, fieldEncryption }: Pick<Ports, 'now' | 'fieldEncryption'>) {
  let known: { until: number; accounts: Promise<Map<string, KnownAccount>> } | null = null;
  onAppsChanged(() => {
    known = null;
  });

  async function read(): Promise<Map<string, KnownAccount>> {
    const apps = await WechatAppModel.find({ disabledAt: null }).lean();
    return new Map(
      apps.flatMap((app) => {
        const token = openSecret('token', app, fieldEncryption);
        const aesKey = openSecret('aesKey', app, fieldEncryption);
        return token && aesKey
          ? [[app.appid, { app, appid: app.appid, token, aesKey }] as const]
          : [];
      }),
    );
  }

  return async (appid: string): Promise<KnownAccount | null> => {
    const at = now().getTime();
    if (!known || known.until <= at) {
      const reading = { until: at + goodForMs, accounts: read() };
      known = reading;
      reading.accounts.catch(() => {
        if (known === reading) known = null;
      });
    }
    return (await known.accounts).get(appid) ?? null;
  };
}
