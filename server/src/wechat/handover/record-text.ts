import type { ContactOutcome } from '@heyi/shared/contacts/contacts.schema';
import { recordContact } from '../../contacts/contacts.service.ts';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import type { CallbackMessage } from '../callbacks/callback-message.ts';
import { messageId } from '../callbacks/receive-message.ts';
import type { Follower } from '../follower.model.ts';

interface Written {
  app: WechatApp;
  message: CallbackMessage;
  follower: Follower;
  outcome: ContactOutcome | null;
  at: Date;
}

/** A text to a public account is a contact with the customer. */
export async function recordText(
  { app, message, follower: { accountId }, outcome, at }: Written,
  encryption: FieldEncryption,
): Promise<void> {
  if (message.MsgType !== 'text' || !accountId) return;
  await recordContact(
    {
      accountId,
      source: app.channel ?? 'mini-program',
      direction: 'in',
      kind: 'message',
      outcome,
      text: message.Content ?? null,
      at,
      origin: `wechat ${messageId(app, message, encryption).toHexString()}`,
    },
    encryption,
  );
}
