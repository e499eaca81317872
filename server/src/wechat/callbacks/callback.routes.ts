import { AppError, must } from '@heyi/shared/errors';
import Router from '@koa/router';
import type { Context } from 'koa';
import rawBody from 'raw-body';
import type { Ports } from '../../ports/ports.ts';
import { answerMessage } from '../handover/answer-message.ts';
import { type CallbackQuery, isSigned } from './check-signature.ts';
import { knownAccounts } from './known-accounts.ts';
import { encryptedPart, openMessage } from './open-message.ts';
import { receiveMessage } from './receive-message.ts';

const longestBody = 64 * 1024;

/** Where WeChat tells what its people do: `/wechat/:appid`. What is not signed is refused before its body is read. */
export function callbackRoutes(ports: Ports): Router {
  const router = new Router();
  const accountOf = knownAccounts(ports);

  /** Every mode signs the address; what is encrypted is signed once more. */
  async function signedFor(ctx: Context & { params: Record<string, string> }) {
    const account = await accountOf(String(ctx.params.appid));
    must(account, 'wechat_app.not_found');
    const query = ctx.query as CallbackQuery;
    must(isSigned(query, account.token, ports.now(), null), 'wechat.not_signed');
    return { account, query };
  }

  router.get('/wechat/:appid', async (ctx) => {
    const { query } = await signedFor(ctx);
    ctx.type = 'text/plain';
    ctx.body = query.echostr ?? '';
  });

  router.post('/wechat/:appid', async (ctx) => {
    const { account, query } = await signedFor(ctx);
    const body = await readBody(ctx);
    const { app, ...secrets } = account;
    if (query.encrypt_type === 'aes') {
      const isWhole = isSigned(query, secrets.token, ports.now(), encryptedPart(body));
      must(isWhole, 'wechat.not_signed');
    }
    await openMessage(ctx, body, secrets, async (message) => {
      must(message.ToUserName === app.originalId, 'wechat.malformed');
      const answer = await answerMessage(app, message, ports.now());
      return receiveMessage(app, message, answer, ports);
    });
  });

  return router;
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
