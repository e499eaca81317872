import type { ContactOutcome } from '@heyi/shared/contacts/contacts.schema';
import { afterHoursText, isOpen } from '@heyi/shared/wechat/service-hours';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import type { CallbackMessage } from '../callbacks/callback-message.ts';
import { chooseReply } from '../replies/choose-reply.ts';
import { serviceHoursOf } from './service-hours.service.ts';

/** What is answered at once; `handed-over` has no text: WeChat passes the message on to a person. */
export interface Answer {
  reply: string | null;
  outcome: ContactOutcome | null;
}

const nothing: Answer = { reply: null, outcome: null };

/** By the rules; a text that none answers goes to a person while somebody is there. */
export async function answerMessage(
  app: WechatApp,
  message: CallbackMessage,
  at: Date,
): Promise<Answer> {
  const reply = await chooseReply(app, message);
  if (reply !== null) return { reply, outcome: 'answered' };
  if (message.MsgType !== 'text' || app.kind === 'mini-program') return nothing;
  const hours = await serviceHoursOf(app.appid);
  if (!hours) return nothing;
  if (isOpen(at, hours)) return { reply: null, outcome: 'handed-over' };
  return { reply: afterHoursText(hours), outcome: 'after-hours' };
}
