import { need } from '../wechat-fault.ts';
import { type ApiEntry, textOf } from './api.ts';
import { checkedLines } from './message-fields.ts';

let lastId = 2_400_000_000_000_000_000n;

export const templateMessageApis: Record<string, ApiEntry> = {
  'cgi-bin/message/template/send': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app, body }) {
      const user = sandbox.world.user(app.appid, textOf(body.touser));
      need(user, 40003);
      const template = app.templates.find(({ id }) => id === body.template_id);
      need(app.kind === 'public-account', 40037);
      need(template, 40037);
      need(user.subscribed, 43004);
      const to = body.miniprogram as { appid?: unknown; pagepath?: unknown } | undefined;
      need(!to?.appid || sandbox.world.appOf(textOf(to.appid)), 40013);
      const lines = checkedLines(template, body.data);
      sandbox.show(user, 'template', lines, textOf(to?.pagepath) || textOf(body.url) || null);
      const msgid = String(++lastId);
      sandbox.later(() =>
        sandbox.push(app, user, {
          MsgType: 'event',
          Event: 'TEMPLATESENDJOBFINISH',
          MsgID: msgid,
          Status: 'success',
        }),
      );
      return { errcode: 0, errmsg: 'ok', msgid: BigInt(msgid) };
    },
  },
};
