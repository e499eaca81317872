import { mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { sealedField } from '../../database/sealed-field.ts';
import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import type { Answer } from '../handover/answer-message.ts';
import { type WechatMessage, WechatMessageModel } from '../wechat-message.model.ts';
import { type CallbackMessage, messageKey } from './callback-message.ts';

const keptMs = 90 * 86_400_000;

export const messageContentField = sealedField<Pick<WechatMessage, '_id'>>(
  'wechat_received_messages',
  'content',
  ['_id'],
  ({ _id }) => `wechat-message:${_id}`,
);

/**
 * Keeps the message and leaves its effects to a job. Whoever tells it again gets the first answer again, and nothing
 * else happens.
 */
export async function receiveMessage(
  app: WechatApp,
  message: CallbackMessage,
  answer: Answer,
  ports: Ports,
): Promise<Answer> {
  const _id = messageId(app, message, ports.fieldEncryption);
  const at = ports.now();
  try {
    await WechatMessageModel.create({
      _id,
      appid: app.appid,
      openid: message.FromUserName,
      type: message.MsgType,
      event: message.Event ?? null,
      sentAt: new Date(Number(message.CreateTime) * 1000),
      receivedAt: at,
      content: ports.fieldEncryption.seal(message, messageContentField.place({ _id })),
      ...answer,
      state: 'waiting',
      dueAt: at,
      expiresAt: new Date(at.getTime() + keptMs),
    });
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
    const first = await WechatMessageModel.findByIdAndUpdate(_id, {
      $inc: { deliveries: 1 },
    }).lean();
    return { reply: first?.reply ?? null, outcome: first?.outcome ?? null };
  }
  return answer;
}

/** Made of what WeChat tells messages apart by, through a keyed hash: the id of a message names nobody. */
export function messageId(
  { appid }: WechatApp,
  message: CallbackMessage,
  encryption: FieldEncryption,
): Types.ObjectId {
  const hash = encryption.hash('wechat-message', messageKey(appid, message));
  return new Types.ObjectId(Buffer.from(hash, 'base64url').subarray(0, 12));
}
