/** The evidence that decided a link, strongest first: the machine name and what people read. */
export const linkRuleTexts = {
  'by-hand': '人工认定为同一人',
  'national-id': '身份证号相同',
  document: '证件号码相同',
  unionid: '同一微信（unionid 相同）',
  openid: '同一公众号粉丝（openid 相同）',
  'other-id': '其他证件或编号相同',
  'mobile+name': '手机号与姓名相同',
  'mobile+birthday': '手机号与出生日期相同',
  'email+name': '邮箱与姓名相同',
  'policy+name': '保单号与姓名相同',
  'phone+name': '电话与姓名相同',
  'name+birthday+address': '姓名、出生日期与地址相同',
  'name+birthday': '姓名与出生日期相同',
  'name+address': '姓名与地址相同',
  mobile: '手机号相同，其余资料不矛盾',
  similar: '多项资料相同或相近',
} as const;
export type LinkRule = keyof typeof linkRuleTexts;
