import { need } from '../wechat-fault.ts';
import { type ApiEntry, ok, textOf } from './api.ts';
import { checkedLines } from './message-fields.ts';

export const subscribeMessageApis: Record<string, ApiEntry> = {
  'cgi-bin/message/subscribe/send': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app, body }) {
      const user = sandbox.world.user(app.appid, textOf(body.touser));
      need(user, 40003);
      const template = app.templates.find(({ id }) => id === body.template_id);
      need(app.kind === 'mini-program', 40037);
      need(template, 40037);
      const page = textOf(body.page);
      need(!page.startsWith('/') && !/^https?:/.test(page), 41030);
      const lines = checkedLines(template, body.data);
      const left = user.agreements[template.id] ?? 0;
      need(left > 0, 43101);
      user.agreements[template.id] = left - 1;
      sandbox.show(user, 'subscribe', lines, page || null);
      return ok;
    },
  },
};
