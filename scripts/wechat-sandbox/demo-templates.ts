import {
  fieldsOf,
  type MessageKind,
  messageKindNames,
  messageKinds,
  type ValueType,
} from '@heyi/shared/messages/message-kinds';
import type { TemplateField } from '@heyi/shared/messages/template-map';
import type { Template } from './world.ts';

/** The kind of template field that takes a value as it is. */
const fieldFor: Record<ValueType, string> = {
  text: 'thing',
  day: 'date',
  moment: 'time',
  count: 'number',
  money: 'amount',
};

/** Which value stands in which field of the demo company's template. */
export const demoFields = (kind: MessageKind): TemplateField[] =>
  Object.entries(fieldsOf(kind)).map(([from, { type }], at) => ({
    name: `${fieldFor[type]}${at + 1}`,
    from,
    text: null,
  }));

export const demoTemplateId = (kind: MessageKind) => `demo-${kind}`;

/** One for each kind of message, as somebody would have chosen them in WeChat's pages. */
export const demoTemplates: Template[] = messageKindNames.map((kind) => ({
  id: demoTemplateId(kind),
  title: messageKinds[kind].name,
  fields: demoFields(kind).map(({ name }) => name),
}));
