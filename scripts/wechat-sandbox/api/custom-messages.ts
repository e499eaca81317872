import { need } from '../wechat-fault.ts';
import { type ApiEntry, ok, textOf } from './api.ts';

const openMs = 48 * 3_600_000;
/** Messages an account may send after one action of the person. */
const messagesAnAction = 5;

export const customMessageApis: Record<string, ApiEntry> = {
  'cgi-bin/message/custom/send': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app, body }) {
      const { world } = sandbox;
      const user = world.user(app.appid, textOf(body.touser));
      need(user, 40003);
      need(user.lastActionAt > world.now() - openMs, 45015);
      need(user.customMessages < messagesAnAction, 45047);
      const lines = linesOf(body);
      need(lines, 47001);
      user.customMessages++;
      sandbox.show(user, 'custom', lines, null);
      return ok;
    },
  },
};

function linesOf(body: Record<string, unknown>): string[] | null {
  if (body.msgtype === 'text') {
    const text = textOf((body.text as { content?: unknown } | undefined)?.content);
    return text ? [text] : null;
  }
  if (body.msgtype === 'miniprogrampage') {
    const card = body.miniprogrampage as { title?: unknown; pagepath?: unknown } | undefined;
    return card?.pagepath ? [textOf(card.title), `小程序：${textOf(card.pagepath)}`] : null;
  }
  return null;
}
