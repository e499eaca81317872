import type { StaffActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import type { Ports } from '../../ports/ports.ts';
import { WechatRefusal } from '../../ports/wechat-failure.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { refused } from '../calls/refused.ts';
import type { WechatApp } from '../wechat-app.model.ts';
import { canEditWechatApps } from './wechat-apps.policy.ts';
import { wechatApp } from './wechat-apps.service.ts';

const wrongSecret = [40013, 40125, 41004];

/** Asks WeChat for something small in the app's name. Throws `wechat_app.wrong_credentials` or what `callWechat` throws. */
export async function checkWechatApp(
  actor: StaffActor,
  id: string,
  ports: Ports,
): Promise<WechatApp> {
  must(canEditWechatApps(actor), 'auth.forbidden');
  const app = await wechatApp(id);
  try {
    await callWechat(app, smallCall(app), ports);
  } catch (error) {
    const isWrong = error instanceof WechatRefusal && wrongSecret.includes(error.errcode);
    if (isWrong) throw new AppError('wechat_app.wrong_credentials', undefined, { cause: error });
    throw refused(error);
  }
  return app;
}

/** Followers are a public account's own; any app has its tokens. */
const smallCall = ({ kind }: WechatApp) =>
  kind === 'public-account'
    ? { path: 'cgi-bin/user/get', run: (api: Api) => api.getFollowers() as Promise<unknown> }
    : {
        path: 'cgi-bin/stable_token',
        run: (api: Api) => api.ensureAccessToken() as Promise<unknown>,
      };

type Api = Parameters<Parameters<typeof callWechat>[1]['run']>[0];
