import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, must } from '@heyi/shared/errors';
import type { Ports } from '../../ports/ports.ts';
import { WechatRefusal, WechatUnreachable } from '../../ports/wechat-failure.ts';
import type { WechatApi } from '../../ports/wechat-gateway.ts';
import { openSecret } from '../apps/app-secrets.ts';
import type { WechatApp } from '../wechat-app.model.ts';
import { accessTokenOf } from './access-token.ts';
import { countCall } from './wechat-usage.ts';

const badToken = [40001, 40014, 42001];
const busy = -1;
const quotaUsed = 45009;
const tooOften = 45011;
const pausesMs = [200, 800, 2000];

export interface WechatCall<T> {
  /** The interface's path, for the count. */
  path: string;
  run(api: WechatApi): Promise<T>;
  /** False for what must not have its effect twice: then it is not tried again when an answer is missing. */
  isRepeatable?: boolean;
}

type Needs = Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'>;

/**
 * Calls WeChat for an app. A token that is no longer good is renewed and the call tried once more; a busy or silent
 * WeChat is tried again, four times within three seconds. Throws `wechat.unreachable`, `wechat.quota_used`, `wechat.too_often`,
 * `wechat_app.disabled`; any other refusal as it came (`WechatRefusal`).
 */
export async function callWechat<T>(
  app: WechatApp,
  { path, run, isRepeatable = true }: WechatCall<T>,
  ports: Needs,
): Promise<T> {
  must(!app.disabledAt, 'wechat_app.disabled');
  let used: string | null = null;
  let refused: string | null = null;
  const secret = String(openSecret('secret', app, ports.fieldEncryption));
  const api = ports.wechat.open(app.appid, secret, async () => {
    used = await accessTokenOf(app, ports, refused);
    return used;
  });
  for (let retries = 0; ; ) {
    try {
      const answer = await run(api);
      await countCall(app.appid, path, ports.now());
      return answer;
    } catch (error) {
      await countFailure(app, path, error, ports.now());
      if (isBadToken(error) && refused === null) {
        refused = used;
        continue;
      }
      const pause = pausesMs[retries++];
      if (pause === undefined || !mayRepeat(error, isRepeatable)) throw told(error);
      await sleep(pause);
    }
  }
}

const isBadToken = (error: unknown) =>
  error instanceof WechatRefusal && badToken.includes(error.errcode);

const mayRepeat = (error: unknown, isRepeatable: boolean) =>
  (error instanceof WechatRefusal && error.errcode === busy) ||
  (error instanceof WechatUnreachable && isRepeatable);

async function countFailure({ appid }: WechatApp, path: string, error: unknown, at: Date) {
  const isRefusal = error instanceof WechatRefusal;
  if (!isRefusal && !(error instanceof WechatUnreachable)) return;
  await countCall(appid, path, at, { failedWith: isRefusal ? error.errcode : null });
}

function told(error: unknown): unknown {
  const options = { cause: error };
  if (error instanceof WechatUnreachable)
    return new AppError('wechat.unreachable', undefined, options);
  if (!(error instanceof WechatRefusal)) return error;
  if (error.errcode === busy) return new AppError('wechat.unreachable', undefined, options);
  if (error.errcode === quotaUsed) return new AppError('wechat.quota_used', undefined, options);
  if (error.errcode === tooOften) return new AppError('wechat.too_often', undefined, options);
  return error;
}
