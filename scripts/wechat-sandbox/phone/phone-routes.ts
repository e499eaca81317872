import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bodyParser } from '@koa/bodyparser';
import Router from '@koa/router';
import type { Context } from 'koa';
import {
  agree,
  follow,
  loginCode,
  migrate,
  phoneCode,
  scan,
  sendText,
  tapMenu,
  unfollow,
  userIn,
} from '../people-acts.ts';
import type { Sandbox } from '../sandbox.ts';
import { WechatFault } from '../wechat-fault.ts';
import type { SandboxApp } from '../world.ts';

const folder = path.join(import.meta.dirname, '../../../wechat-sandbox/phone');
const pages: Record<string, string> = { '/phone': 'phone.html', '/phone.js': 'phone.js' };

interface Deed {
  appid: string;
  personId: string;
  act: string;
  /** The text that is sent, the scene of a code, the key of a menu entry, the ids of templates, the account that followers go to. */
  with?: string;
}

/** A page that plays a phone, and what it asks for. */
export function phoneRoutes(sandbox: Sandbox): Router {
  const router = new Router();
  for (const [at, file] of Object.entries(pages)) {
    router.get(at, async (ctx: Context) => {
      ctx.type = path.extname(file);
      ctx.body = await readFile(path.join(folder, file));
    });
  }
  router.get('/phone/people', (ctx) => {
    ctx.body = sandbox.world.state.people.map(({ id, name, mobile, documentNumber }) => ({
      id,
      name,
      mobile,
      documentNumber,
    }));
  });
  router.get('/phone/people/:id', (ctx) => {
    ctx.body = screenOf(sandbox, String(ctx.params.id));
  });
  router.post('/phone/acts', bodyParser(), async (ctx) => {
    try {
      ctx.body = (await perform(sandbox, ctx.request.body as Deed)) ?? {};
    } catch (error) {
      if (!(error instanceof WechatFault)) throw error;
      ctx.status = 400;
      ctx.body = { errcode: error.errcode, errmsg: error.message };
    }
  });
  return router;
}

function perform(sandbox: Sandbox, { appid, personId, act, with: detail = '' }: Deed) {
  const who = { sandbox, appid, personId };
  switch (act) {
    case 'follow':
      return follow(who, detail);
    case 'unfollow':
      return unfollow(who);
    case 'scan':
      return scan(who, detail);
    case 'tap':
      return tapMenu(who, detail);
    case 'text':
      return sendText(who, detail);
    case 'agree':
      return agree(who, detail.split(',').filter(Boolean));
    case 'login':
      return { code: loginCode(who) };
    case 'phone':
      return { code: phoneCode(who) };
    case 'migrate':
      return migrate(sandbox, appid, detail);
    default:
      throw new WechatFault(47001, 'act');
  }
}

function screenOf(sandbox: Sandbox, personId: string) {
  const { state } = sandbox.world;
  const describe = (app: SandboxApp) => ({
    appid: app.appid,
    name: app.name,
    kind: app.kind,
    hasServer: app.callbackUrl !== null,
    subscribed: userIn({ sandbox, appid: app.appid, personId })?.subscribed ?? false,
    movedTo: state.migrations.find(({ from }) => from === app.appid)?.to ?? null,
    menu: state.menus[app.appid] ?? null,
    templates: app.templates,
    codes: state.sceneCodes
      .filter(
        (code) => code.appid === app.appid && (code.expiresAt ?? Infinity) > sandbox.world.now(),
      )
      .map(({ scene }) => scene)
      .slice(-20),
    messages: state.messages.filter(
      (message) => message.personId === personId && message.appid === app.appid,
    ),
  });
  return state.apps.map(describe);
}
