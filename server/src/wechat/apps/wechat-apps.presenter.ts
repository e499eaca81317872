import type { Actor } from '@heyi/shared/actor';
import { dailyQuota } from '@heyi/shared/wechat/daily-quotas';
import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import type { AccessToken } from '../access-token.model.ts';
import type { WechatUsage } from '../calls/wechat-usage.ts';
import type { WechatApp } from '../wechat-app.model.ts';
import { canEditWechatApps } from './wechat-apps.policy.ts';

export interface AppHealth {
  accessToken: AccessToken | null;
  usage: WechatUsage[];
}

export function presentWechatApp(
  app: WechatApp,
  { accessToken, usage }: AppHealth,
  actor: Actor,
): WechatAppView {
  const failed = usage.filter(({ failedAt }) => failedAt !== null);
  const last = failed.sort((a, b) => Number(b.failedAt) - Number(a.failedAt))[0];
  return {
    id: app._id.toHexString(),
    kind: app.kind,
    name: app.name,
    appid: app.appid,
    originalId: app.originalId,
    channel: app.channel,
    scope: app.scope,
    callbackPath: app.kind === 'public-account' ? `/wechat/${app.appid}` : null,
    disabledAt: app.disabledAt?.toISOString() ?? null,
    accessToken:
      accessToken?.renewedAt && accessToken.expiresAt
        ? {
            renewedAt: accessToken.renewedAt.toISOString(),
            expiresAt: accessToken.expiresAt.toISOString(),
          }
        : null,
    usage: usage.map(({ path, calls, failures }) => {
      return { path, calls, failures, limit: dailyQuota(path) };
    }),
    lastFailure: last?.failedAt
      ? { path: last.path, code: last.failedWith, at: last.failedAt.toISOString() }
      : null,
    can: { edit: canEditWechatApps(actor) },
  };
}
