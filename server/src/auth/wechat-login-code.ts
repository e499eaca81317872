import { AppError, type ErrorCode } from '@heyi/shared/errors';
import type { Ports } from '../ports/ports.ts';
import { WechatRefusal } from '../ports/wechat-failure.ts';
import type { WechatApp } from '../wechat/apps/wechat-apps.service.ts';
import { callWechat } from '../wechat/calls/call-wechat.ts';

/** Who opened the mini-program. */
export interface WechatIdentity {
  openid: string;
  unionid: string | null;
}

const refusals: Record<number, ErrorCode> = {
  40029: 'auth.wechat_code_invalid',
  40163: 'auth.wechat_code_used',
  40226: 'auth.wechat_risk',
};

/**
 * Asks WeChat whose code of `wx.login` this is. The `session_key` that comes with the answer opens data that we do not
 * use: it is not kept. Throws `auth.wechat_…`, `wechat.refused`, or what `callWechat` throws.
 */
export async function redeemLoginCode(
  app: WechatApp,
  code: string,
  ports: Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'>,
): Promise<WechatIdentity> {
  try {
    const { openid, unionid } = await callWechat(
      app,
      {
        path: 'sns/jscode2session',
        run: (api) => api.code2Session(code),
        isRepeatable: false,
      },
      ports,
    );
    return { openid, unionid: unionid ?? null };
  } catch (error) {
    if (!(error instanceof WechatRefusal)) throw error;
    const known = refusals[error.errcode];
    const details = known ? undefined : { errcode: error.errcode };
    throw new AppError(known ?? 'wechat.refused', details, { cause: error });
  }
}
