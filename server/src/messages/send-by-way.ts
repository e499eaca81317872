import { type MessageValues, messageKinds } from '@heyi/shared/messages/message-kinds';
import { messageText } from '@heyi/shared/messages/message-text';
import type { WechatApi } from '../ports/wechat-gateway.ts';
import type { WechatCall } from '../wechat/calls/call-wechat.ts';
import type { Message } from './message.model.ts';
import type { Target } from './targets.ts';

/** The call that sends a message; nobody may repeat it without an answer. */
export function sendingCall(
  { candidate, openid, templateId, data, miniProgram }: Target,
  { kind }: Message,
  values: MessageValues,
): WechatCall<unknown> {
  const { page } = messageKinds[kind];
  const call = (path: string, run: (api: WechatApi) => Promise<unknown>) => ({
    path: `cgi-bin/message/${path}/send`,
    run,
    isRepeatable: false,
  });
  switch (candidate.way) {
    case 'subscribe':
      return call('subscribe', (api) => api.sendSubscribeMessage(openid, templateId, page, data));
    case 'template': {
      const link = miniProgram && { appid: miniProgram.appid, pagepath: page };
      return call('template', (api) =>
        api.sendTemplate(openid, templateId, undefined, undefined, data, link),
      );
    }
    case 'custom':
      return call('custom', (api) => api.sendText(openid, messageText(kind, values)));
  }
}
