import type { ContactOutcome } from '@heyi/shared/contacts/contacts.schema';
import type { MessageState, MessageWay, WhyNot } from '@heyi/shared/messages/delivery';
import type { Tone } from '../ui/status-mark.tsx';

export const stateTexts: Record<MessageState, { text: string; tone: Tone }> = {
  waiting: { text: '等待发送', tone: 'waiting' },
  sending: { text: '正在发送', tone: 'busy' },
  sent: { text: '已发出', tone: 'good' },
  inbox: { text: '只在收件箱', tone: 'careful' },
  unknown: { text: '结果不明', tone: 'careful' },
  refused: { text: '客户不收推广', tone: 'waiting' },
  expired: { text: '过期未发', tone: 'waiting' },
  cancelled: { text: '已取消', tone: 'waiting' },
  failed: { text: '出错', tone: 'bad' },
};

export const wayTexts: Record<MessageWay, string> = {
  subscribe: '订阅消息',
  template: '模板消息',
  custom: '客服消息',
};

export const whyNotTexts: Record<WhyNot, string> = {
  'no-account': '没有可用的微信',
  'no-template': '没有设模板',
  'no-agreement': '没有同意过订阅，或次数已用完',
  'not-following': '没有关注公众号',
  'no-recent-action': '48 小时内没有互动',
  marketing: '推广内容不能用模板消息',
  unfit: '内容放不进模板的字段',
  'quiet-hours': '免打扰时段',
  'agreement-refused': '对方拒收，或订阅次数已用完',
  'out-of-time': '超出 48 小时',
  'too-many': '对方回复之前不能再发',
  'bad-openid': '微信不认得这位用户',
  'bad-template': '微信不接受这个模板或内容，请核对模板设置',
  'quota-used': '今天的次数已用完',
  'too-often': '发得太快',
  unreachable: '连不上微信，或凭证有误',
  'app-disabled': '公众号或小程序已停用',
  'no-answer': '微信没有回应，不知是否送达，不会再发',
  interrupted: '发送时中断，不知是否送达，不会再发',
  'refused-by-wechat': '微信拒绝发送',
};

export const outcomeTexts: Record<ContactOutcome, string> = {
  answered: '已自动回复',
  'handed-over': '已转人工',
  'after-hours': '下班时间，已告知',
};
