import type { ReplyOccasion } from '@heyi/shared/wechat/replies.schema';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import type { CallbackMessage } from '../callbacks/callback-message.ts';
import { type ReplyRule, ReplyRuleModel } from '../reply-rule.model.ts';

const codePrefix = 'qrscene_';

interface Occasion {
  on: ReplyOccasion;
  said: string;
}

/** What the account answers by itself, by the most particular rule; null when there is none. */
export async function chooseReply(
  { appid }: WechatApp,
  message: CallbackMessage,
): Promise<string | null> {
  const occasion = occasionOf(message);
  if (!occasion) return null;
  const rules = await ReplyRuleModel.find({
    on: occasion.on,
    appid: { $in: [appid, null] },
  }).lean();
  const fitting = rules.filter((rule) => fits(rule, occasion));
  fitting.sort(
    (a, b) =>
      b.match.length - a.match.length || Number(a.appid === null) - Number(b.appid === null),
  );
  return fitting[0]?.text ?? null;
}

function occasionOf({
  MsgType,
  Event,
  EventKey = '',
  Content = '',
}: CallbackMessage): Occasion | null {
  if (MsgType === 'text') return { on: 'text', said: Content };
  switch (Event) {
    case 'subscribe': {
      const said = EventKey.startsWith(codePrefix) ? EventKey.slice(codePrefix.length) : '';
      return { on: 'follow', said };
    }
    case 'SCAN':
      return { on: 'scan', said: EventKey };
    case 'CLICK':
      return { on: 'tap', said: EventKey };
    default:
      return null;
  }
}

function fits({ on, match }: ReplyRule, { said }: Occasion): boolean {
  if (match === '') return true;
  if (on === 'text') return said.includes(match);
  return on === 'tap' ? said === match : said.startsWith(match);
}
