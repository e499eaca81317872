import type { Ports } from '../../ports/ports.ts';
import { WechatUnreachable } from '../../ports/wechat-failure.ts';
import { callWechat } from '../calls/call-wechat.ts';
import { refused } from '../calls/refused.ts';
import type { SceneCode } from '../code.model.ts';
import type { WechatApp } from '../wechat-app.model.ts';

const daySeconds = 86_400;

type Made = Pick<SceneCode, 'content' | 'expiresAt' | 'picture'>;

/** Has WeChat make the code. Throws `wechat.refused` and what `callWechat` throws. */
export async function askForCode(
  app: WechatApp,
  code: Pick<SceneCode, 'kind' | 'scene' | 'page' | 'days'>,
  ports: Ports,
): Promise<Made> {
  try {
    return code.kind === 'mini-program'
      ? await miniProgramCode(app, code, ports)
      : await qrCode(app, code, ports);
  } catch (error) {
    throw refused(error);
  }
}

async function qrCode(
  app: WechatApp,
  { kind, scene, days }: Pick<SceneCode, 'kind' | 'scene' | 'days'>,
  ports: Ports,
): Promise<Made> {
  const seconds = (days ?? 1) * daySeconds;
  const { url } = await callWechat(
    app,
    {
      path: 'cgi-bin/qrcode/create',
      run: (api) =>
        kind === 'permanent' ? api.createLimitQRCode(scene) : api.createTmpQRCode(scene, seconds),
      isRepeatable: kind === 'temporary', // of the permanent ones there are not many
    },
    ports,
  );
  const until = new Date(ports.now().getTime() + seconds * 1000);
  return { content: url, expiresAt: kind === 'permanent' ? null : until, picture: null };
}

async function miniProgramCode(
  app: WechatApp,
  { scene, page }: Pick<SceneCode, 'scene' | 'page'>,
  ports: Ports,
): Promise<Made> {
  const picture = await callWechat(
    app,
    {
      path: 'wxa/getwxacodeunlimit',
      async run(api) {
        const answer = await api.getWXACodeUnlimit(scene, page ?? '');
        if (!Buffer.isBuffer(answer)) throw new WechatUnreachable('no picture');
        return answer;
      },
    },
    ports,
  );
  return { content: null, expiresAt: null, picture };
}
