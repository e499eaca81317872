import type { QuietHours } from '@heyi/shared/messages/quiet-hours';
import { model, Schema } from 'mongoose';

/** There is one. */
export interface MessageSettings {
  _id: 'messages';
  /** Null: people are disturbed at any hour. */
  quietHours: QuietHours | null;
}

const quietHoursSchema = new Schema<QuietHours>(
  { from: { type: String, required: true }, to: { type: String, required: true } },
  { _id: false },
);

const messageSettingsSchema = new Schema<MessageSettings>(
  {
    _id: { type: String, required: true },
    quietHours: { type: quietHoursSchema, default: null },
  },
  { collection: 'message_settings', versionKey: false },
);

export const MessageSettingsModel = model<MessageSettings>(
  'MessageSettings',
  messageSettingsSchema,
);
