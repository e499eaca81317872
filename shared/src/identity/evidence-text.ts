import type { AccountSource } from './account-field.ts';
import { linkRuleTexts } from './link-rule.ts';

const fieldTexts: Record<string, string> = {
  accountId: '账户编号',
  channel: '渠道',
  document: '证件',
  documentType: '证件类型',
  documentNumber: '证件号码',
  unionidScope: '开放平台',
  unionid: 'unionid',
  openid: 'openid',
  mobile: '手机号',
  mobileAt: '手机号登记日期',
  phone: '电话',
  otherId: '其他编号',
  email: '邮箱',
  policyNumber: '保单号',
  name: '姓名',
  surname: '姓',
  givenName: '名',
  birthday: '出生日期',
  gender: '性别',
  address: '地址',
  streetNumber: '门牌号',
  city: '城市',
  region: '省份',
  postcode: '邮编',
  tags: '标签',
  marketingConsent: '同意接受营销',
  marketingRefusal: '拒绝营销',
  sharingConsent: '同意渠道间共享',
  sharingRefusal: '拒绝渠道间共享',
  household: '一家人的可能',
  moved: '搬过家的可能',
};

const levelTexts: Record<string, string> = {
  missing: '缺',
  same: '相同',
  'same-shared-by-few': '相同（几人共用）',
  'same-shared-by-several': '相同（十来人共用）',
  'same-shared-by-many': '相同（多人共用）',
  'same-years-apart': '相同（登记相隔三年以上，可能换了机主）',
  near: '相近',
  close: '很相近',
  similar: '相似',
  swapped: '姓与名互换',
  partial: '部分相同',
  differ: '不同',
  conflict: '相矛盾',
  shared: '共有的资料',
  implied: '相同（已计入更细的地址）',
  explained: '已计入',
};

const vetoTexts: Record<string, string> = {
  'two-national-ids': '两个有效的身份证号不同',
  'birthday-and-gender': '出生日期与性别都不同',
};

const channelTexts: Record<AccountSource, string> = {
  agency: '个险',
  broker: '经代',
  bancassurance: '银保',
  'mini-program': '小程序',
};

const named = (texts: Record<string, string>) => (name: string) => texts[name] ?? name;

export const fieldText = named(fieldTexts);
export const levelText = named(levelTexts);
export const ruleText = named(linkRuleTexts);
export const vetoText = named(vetoTexts);
export const channelText = named(channelTexts);
