import type { MessageValues } from '@heyi/shared/messages/message-kinds';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import type { Message } from './message.model.ts';

export const messageValuesField = sealedField<Pick<Message, '_id'>>(
  'messages',
  'content',
  ['_id'],
  ({ _id }) => `message:${_id}`,
);

export const valuesOf = (message: Message, encryption: FieldEncryption): MessageValues =>
  encryption.open<MessageValues>(message.content, messageValuesField.place(message));
