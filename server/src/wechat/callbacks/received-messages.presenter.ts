import type { Actor } from '@heyi/shared/actor';
import type { ReceivedMessageView } from '@heyi/shared/wechat/messages.schema';
import { maskOpenid } from '../followers/mask-openid.ts';
import { failureText } from '../stored-failure.ts';
import type { WechatMessage } from '../wechat-message.model.ts';
import { canRetryMessages } from './received-messages.policy.ts';

export const presentReceived = (message: WechatMessage, actor: Actor): ReceivedMessageView => ({
  id: message._id.toHexString(),
  appid: message.appid,
  type: message.type,
  event: message.event,
  maskedOpenid: maskOpenid(message.openid),
  sentAt: message.sentAt.toISOString(),
  receivedAt: message.receivedAt.toISOString(),
  deliveries: message.deliveries,
  isAnswered: message.reply !== null || message.outcome === 'handed-over',
  state: message.state,
  attempts: message.attempts,
  dueAt: message.dueAt.toISOString(),
  handledAt: message.handledAt?.toISOString() ?? null,
  failure: message.failure === null ? null : failureText(message.failure),
  can: { retry: message.state === 'failed' && canRetryMessages(actor) },
});
