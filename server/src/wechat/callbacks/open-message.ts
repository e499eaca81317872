import { AppError, must } from '@heyi/shared/errors';
import wechat from 'co-wechat';
import type { Context } from 'koa';
import WXBizMsgCrypt from 'wechat-crypto';
import type { Answer } from '../handover/answer-message.ts';
import { CallbackMessage } from './callback-message.ts';

export interface AppSecrets {
  appid: string;
  token: string;
  aesKey: string;
}

/** What is encrypted of a message; an empty text when nothing is. */
export const encryptedPart = (xml: string): string =>
  /<Encrypt>\s*<!\[CDATA\[([A-Za-z0-9+/=]*)\]\]>\s*<\/Encrypt>/.exec(xml)?.[1] ?? '';

/**
 * Reads the message of a request whose signature is good, by co-wechat, and answers with what `handle` gives: a text,
 * or nothing. Throws `wechat.malformed` for what cannot be read or is for another app.
 */
export async function openMessage(
  ctx: Context,
  xml: string,
  secrets: AppSecrets,
  handle: (message: CallbackMessage) => Promise<Answer>,
): Promise<void> {
  const { token, appid, aesKey } = secrets;
  if (ctx.query.encrypt_type === 'aes') refuseForeign(encryptedPart(xml), secrets);
  const settings = { token, appid, encodingAESKey: aesKey };
  ctx.request.body = xml;
  let failure: unknown = null;
  try {
    await wechat(settings).middleware(async (content) => {
      const message = CallbackMessage.safeParse(content);
      must(message.success, 'wechat.malformed');
      try {
        const { reply, outcome } = await handle(message.data);
        return outcome === 'handed-over' ? { type: 'customerService' } : (reply ?? '');
      } catch (error) {
        failure = error;
        throw error;
      }
    })(ctx);
  } catch (error) {
    throw failure ?? new AppError('wechat.malformed', undefined, { cause: error });
  }
  if (ctx.body === '') ctx.body = 'success';
}

/** co-wechat leaves it to us to look whom the message is for. */
function refuseForeign(encrypted: string, { token, aesKey, appid }: AppSecrets): void {
  try {
    const { id } = new WXBizMsgCrypt(token, aesKey, appid).decrypt(encrypted);
    must(id === appid, 'wechat.malformed');
  } catch (error) {
    throw new AppError('wechat.malformed', undefined, { cause: error });
  }
}
