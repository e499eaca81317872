import { replyFor, type SaidTo } from '@heyi/shared/wechat/reply-for';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import type { CallbackMessage } from '../callbacks/callback-message.ts';
import { ReplyRuleModel } from '../reply-rule.model.ts';

const codePrefix = 'qrscene_';

type Occasion = Omit<SaidTo, 'appid'>;

/** What the account answers by itself, by the most particular rule; null when there is none. */
export async function chooseReply(
  { kind, appid }: WechatApp,
  message: CallbackMessage,
): Promise<string | null> {
  const occasion = occasionOf(message);
  if (!occasion || kind === 'mini-program') return null;
  const rules = await ReplyRuleModel.find({
    on: occasion.on,
    appid: { $in: [appid, null] },
  }).lean();
  return replyFor(rules, { appid, ...occasion })?.text ?? null;
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
