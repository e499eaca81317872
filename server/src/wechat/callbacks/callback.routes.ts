import { AppError, must } from '@heyi/shared/errors';
import Router from '@koa/router';
import type { Context } from 'koa';
import rawBody from 'raw-body';
import type { Ports } from '../../ports/ports.ts';
import { openSecret } from '../apps/app-secrets.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { chooseReply } from '../replies/choose-reply.ts';
import { WechatAppModel } from '../wechat-app.model.ts';
import { type CallbackQuery, isSigned } from './check-signature.ts';
import { type AppSecrets, encryptedPart, openMessage } from './open-message.ts';
import { receiveMessage } from './receive-message.ts';

const longestBody = 64 * 1024;

/** Where WeChat tells what its people do: `/wechat/:appid`. */
export function callbackRoutes(ports: Ports): Router {
  const router = new Router();

  router.get('/wechat/:appid', async (ctx) => {
    const { token } = await secretsOf(String(ctx.params.appid), ports);
    const query = ctx.query as CallbackQuery;
    must(isSigned(query, token, ports.now(), null), 'wechat.not_signed');
    ctx.type = 'text/plain';
    ctx.body = query.echostr ?? '';
  });

  router.post('/wechat/:appid', async (ctx) => {
    const { app, ...secrets } = await secretsOf(String(ctx.params.appid), ports);
    const body = await readBody(ctx);
    const query = ctx.query as CallbackQuery;
    const encrypted = query.encrypt_type === 'aes' ? encryptedPart(body) : null;
    must(isSigned(query, secrets.token, ports.now(), encrypted), 'wechat.not_signed');
    await openMessage(ctx, body, secrets, async (message) => {
      must(message.ToUserName === app.originalId, 'wechat.malformed');
      return receiveMessage(app, message, await chooseReply(app, message), ports);
    });
  });

  return router;
}

async function secretsOf(
  appid: string,
  { fieldEncryption }: Ports,
): Promise<AppSecrets & { app: WechatApp }> {
  const app = await WechatAppModel.findOne({ appid, disabledAt: null }).lean();
  const token = app && openSecret('token', app, fieldEncryption);
  const aesKey = app && openSecret('aesKey', app, fieldEncryption);
  must(app, 'wechat_app.not_found');
  must(token, 'wechat_app.not_found');
  must(aesKey, 'wechat_app.not_found');
  return { app, appid, token, aesKey };
}

async function readBody(ctx: Context): Promise<string> {
  try {
    const { length } = ctx.request;
    const options = {
      limit: longestBody,
      encoding: 'utf8',
      ...(length ? { length } : {}),
    } as const;
    return await rawBody(ctx.req, options);
  } catch (error) {
    const { type } = error as { type?: string };
    throw new AppError(type === 'entity.too.large' ? 'input.too_large' : 'wechat.malformed');
  }
}
