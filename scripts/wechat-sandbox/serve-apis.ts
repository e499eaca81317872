import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { ApiEntry } from './api/api.ts';
import { apis } from './api/apis.ts';
import type { Sandbox } from './sandbox.ts';
import { need, WechatFault } from './wechat-fault.ts';
import type { SandboxApp } from './world.ts';

const longestBody = '2mb';

/** WeChat's own interfaces. */
export function apiRoutes(sandbox: Sandbox): Router {
  const router = new Router();
  for (const [path, entry] of Object.entries(apis)) {
    router.register(
      `/${path}`,
      [entry.method],
      [json, (ctx: Context) => answer(ctx, path, entry, sandbox)],
    );
  }
  return router;
}

// WeChat reads JSON whatever the header says.
const json = bodyParser({ detectJSON: () => true, jsonLimit: longestBody });

async function answer(ctx: Context, path: string, entry: ApiEntry, sandbox: Sandbox) {
  const failure = sandbox.failures.next(path);
  if (failure === 'drop') {
    ctx.respond = false;
    ctx.req.socket.destroy();
    return;
  }
  if (failure === 'hang') {
    ctx.respond = false;
    return;
  }
  if (failure === 'gateway') {
    ctx.status = 502;
    ctx.body = '<html><body>502 Bad Gateway</body></html>';
    return;
  }
  try {
    if (failure !== null) throw new WechatFault(failure);
    send(ctx, await run(ctx, path, entry, sandbox));
  } catch (error) {
    if (!(error instanceof WechatFault)) throw error;
    send(ctx, { errcode: error.errcode, errmsg: `${error.message} rid: sandbox` });
  }
}

function run(ctx: Context, path: string, entry: ApiEntry, sandbox: Sandbox) {
  const query = ctx.query as Record<string, string | undefined>;
  const body = (ctx.request.body ?? {}) as Record<string, unknown>;
  const app = callerOf(entry, { ...(entry.method === 'POST' ? body : {}), ...query }, sandbox);
  sandbox.quotas.count(app.appid, path);
  return entry.run({ sandbox, app, query, body });
}

function callerOf(
  { credentials }: ApiEntry,
  given: Record<string, unknown>,
  sandbox: Sandbox,
): SandboxApp {
  if (credentials === 'token') {
    const appid = sandbox.accessTokens.appidOf(given.access_token as string | undefined);
    return sandbox.world.appOf(appid) as SandboxApp;
  }
  const app = sandbox.world.appOf(String(given.appid));
  need(app, 40013);
  need(app.secret === given.secret, 40125);
  need(given.grant_type === 'client_credential' || 'js_code' in given, 40002);
  return app;
}

/** WeChat's numbers may be longer than a double holds. */
function send(ctx: Context, answered: object) {
  if (Buffer.isBuffer(answered)) {
    ctx.type = 'image/png';
    ctx.body = answered;
    return;
  }
  ctx.type = 'application/json; encoding=utf-8';
  ctx.body = JSON.stringify(answered, (_, value) =>
    typeof value === 'bigint' ? `bigint:${value}` : value,
  ).replace(/"bigint:(\d+)"/g, '$1');
}
