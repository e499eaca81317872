import * as z from 'zod';
import { CalendarDate, Instant } from '../dates.ts';
import { Fen } from '../money.ts';

/** What a field of a message may hold. */
export type ValueType = keyof typeof valueSchemas;

const valueSchemas = {
  text: z.string().trim().min(1).max(200),
  day: CalendarDate,
  moment: Instant,
  count: z.int(),
  money: Fen,
} as const;

interface Field {
  /** In Chinese, for whoever maps it to a template. */
  label: string;
  type: ValueType;
  /** What stands in previews. */
  sample: string | number;
}

interface Kind {
  name: string;
  to: 'customer' | 'agent';
  /** Only for people who have not refused it. */
  isMarketing: boolean;
  /** Disturbs at night too. */
  isUrgent: boolean;
  fields: Record<string, Field>;
  /** The whole message; `{field}` stands for a value. */
  text: string;
  /** The mini-program's page that a tap leads to. */
  page: string;
}

const service = { to: 'customer', isMarketing: false, isUrgent: false } as const;

/** Everything that the platform tells people of its own accord. */
export const messageKinds = {
  'policy-due': {
    ...service,
    name: '保单缴费提醒',
    fields: {
      product: { label: '产品名称', type: 'text', sample: '合一终身寿险' },
      amount: { label: '应缴保费', type: 'money', sample: 1_234_500 },
      dueOn: { label: '缴费日期', type: 'day', sample: '2026-12-01' },
    },
    text: '您的“{product}”应在{dueOn}前缴费 {amount}，请保持账户余额充足。',
    page: 'pages/policies/index',
  },
  'activity-invitation': {
    ...service,
    isMarketing: true,
    name: '活动邀请',
    fields: {
      activity: { label: '活动名称', type: 'text', sample: '健康讲座' },
      startsAt: { label: '开始时间', type: 'moment', sample: '2026-12-05T06:00:00.000Z' },
      place: { label: '地点', type: 'text', sample: '上海市黄浦区服务中心' },
    },
    text: '邀请您参加“{activity}”：{startsAt}，{place}。',
    page: 'pages/activities/index',
  },
  'activity-tomorrow': {
    ...service,
    name: '活动提醒',
    fields: {
      activity: { label: '活动名称', type: 'text', sample: '健康讲座' },
      startsAt: { label: '开始时间', type: 'moment', sample: '2026-12-05T06:00:00.000Z' },
      place: { label: '地点', type: 'text', sample: '上海市黄浦区服务中心' },
    },
    text: '您报名的“{activity}”将于{startsAt}开始，地点：{place}。',
    page: 'pages/activities/index',
  },
  'activity-changed': {
    ...service,
    isUrgent: true,
    name: '活动变更通知',
    fields: {
      activity: { label: '活动名称', type: 'text', sample: '健康讲座' },
      change: { label: '变更内容', type: 'text', sample: '改到三楼会议室' },
      startsAt: { label: '开始时间', type: 'moment', sample: '2026-12-05T06:00:00.000Z' },
    },
    text: '您报名的“{activity}”有变更：{change}（{startsAt}）。',
    page: 'pages/activities/index',
  },
  'points-expiring': {
    ...service,
    name: '积分到期提醒',
    fields: {
      points: { label: '到期积分', type: 'count', sample: 1200 },
      expiresOn: { label: '到期日期', type: 'day', sample: '2026-12-31' },
    },
    text: '您有 {points} 积分将于{expiresOn}到期，可以用来换取权益。',
    page: 'pages/benefits/index',
  },
  'case-answered': {
    ...service,
    name: '问题答复通知',
    fields: {
      subject: { label: '问题', type: 'text', sample: '如何变更缴费账户' },
      answeredAt: { label: '答复时间', type: 'moment', sample: '2026-11-24T02:30:00.000Z' },
    },
    text: '您的问题“{subject}”已在{answeredAt}答复，请查看是否解决。',
    page: 'pages/service/index',
  },
  'agent-task': {
    ...service,
    to: 'agent',
    name: '任务提醒',
    fields: {
      task: { label: '任务', type: 'text', sample: '回访客户' },
      dueAt: { label: '完成期限', type: 'moment', sample: '2026-11-26T09:00:00.000Z' },
    },
    text: '您有一项任务：{task}，请在{dueAt}前完成。',
    page: 'packages/agent/tasks/index',
  },
} as const satisfies Record<string, Kind>;

export type MessageKind = keyof typeof messageKinds;
export const messageKindNames = Object.keys(messageKinds) as MessageKind[];

type FieldsOf<K extends MessageKind> = (typeof messageKinds)[K]['fields'];
type ValueOf<T> = T extends ValueType ? z.output<(typeof valueSchemas)[T]> : never;

/** What a message of this kind tells. */
export type MessageData<K extends MessageKind> = {
  -readonly [F in keyof FieldsOf<K>]: FieldsOf<K>[F] extends { type: infer T } ? ValueOf<T> : never;
};

/** Any message's values by field. */
export type MessageValues = Record<string, string | number>;

export const fieldsOf = (kind: MessageKind): Record<string, Field> => messageKinds[kind].fields;

/** Gives the values back, trimmed; throws zod's error for one that is missing, unknown or of another type. */
export function checkedData(kind: MessageKind, data: object): MessageValues {
  const shape = Object.entries(fieldsOf(kind)).map(
    ([name, { type }]) => [name, valueSchemas[type]] as const,
  );
  return z.strictObject(Object.fromEntries(shape)).parse(data) as MessageValues;
}
