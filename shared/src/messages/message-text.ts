import { formatDateTime } from '../dates.ts';
import { formatFen } from '../money.ts';
import {
  fieldsOf,
  type MessageKind,
  type MessageValues,
  messageKinds,
  type ValueType,
} from './message-kinds.ts';

/** `2026-12-01` → `2026年12月1日`. */
const dayText = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** `2026年12月5日 14:00`, Shanghai time. */
const momentText = (instant: string): string => {
  const [day = '', time = ''] = formatDateTime(new Date(instant)).split(' ');
  return `${dayText(day)} ${time}`;
};

/** A value as people read it. */
export function valueText(type: ValueType, value: string | number): string {
  switch (type) {
    case 'day':
      return dayText(String(value));
    case 'moment':
      return momentText(String(value));
    case 'count':
      return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
    case 'money':
      return formatFen(Number(value));
    case 'text':
      return String(value);
  }
}

/** The whole message, as inbox and customer-service messages show it. */
export function messageText(kind: MessageKind, values: MessageValues): string {
  const fields = fieldsOf(kind);
  return messageKinds[kind].text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const field = fields[name];
    return field ? valueText(field.type, values[name] ?? '') : '';
  });
}

/** Values for a preview. */
export const sampleValues = (kind: MessageKind): MessageValues =>
  Object.fromEntries(Object.entries(fieldsOf(kind)).map(([name, { sample }]) => [name, sample]));
