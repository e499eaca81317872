import { type MessageKind, messageKindNames } from '@heyi/shared/messages/message-kinds';
import type { TemplateField } from '@heyi/shared/messages/template-map';
import { model, Schema, type Types } from 'mongoose';

/** The template that an app sends a kind of message by: a public account's template, a mini-program's subscription. */
export interface MessageTemplate {
  _id: Types.ObjectId;
  appid: string;
  kind: MessageKind;
  /** WeChat's. */
  templateId: string;
  fields: TemplateField[];
  updatedAt: Date;
}

const templateFieldSchema = new Schema<TemplateField>(
  {
    name: { type: String, required: true },
    from: { type: String, default: null },
    text: { type: String, default: null },
  },
  { _id: false },
);

const messageTemplateSchema = new Schema<MessageTemplate>(
  {
    appid: { type: String, required: true },
    kind: { type: String, required: true, enum: messageKindNames },
    templateId: { type: String, required: true },
    fields: { type: [templateFieldSchema], required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'message_templates', versionKey: false },
);
messageTemplateSchema.index({ appid: 1, kind: 1 }, { unique: true });

export const MessageTemplateModel = model<MessageTemplate>(
  'MessageTemplate',
  messageTemplateSchema,
);
