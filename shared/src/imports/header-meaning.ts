import { type AccountField, accountFields } from '../identity/account-field.ts';
import { nearestName } from './nearest-name.ts';

/** What a header most likely means, and how sure that is (0 to 1). */
export interface HeaderMeaning {
  field: AccountField;
  certainty: number;
}

/** Columns about somebody else than the customer: their mobiles and names would make strangers one person. */
const ofOthers =
  /业务员|代理人|经办|柜员|客户经理|理财经理|推荐人|介绍人|联系人(?!电话)|紧急|受益|配偶|父亲|母亲|子女|服务人员|(^|[^a-z])(agent|referrer|beneficiary|spouse|father|mother|emergency)/i;

const ofTheInsured = /被保(险)?人|insured/i;

/** What headers of lists usually mean; the first that fits wins, so the more special stand first. */
const meanings: ReadonlyArray<[pattern: RegExp, field: AccountField, certainty?: number]> = [
  [
    /(拒绝?|不同意|不允许|禁止|不接受).*(共享|分享|互通)|(no|opt_?out|refuse)_?(data_?)?sharing|sharing_?(opt_?out|refus)/,
    'sharingRefusal',
  ],
  [/共享|资料分享|信息互通|sharing/, 'sharingConsent'],
  [
    /(拒绝?|不同意|不允许|禁止|不接受|退订).*(营销|推销|推广|广告|打扰|来电|短信)|勿扰|免打扰|退订|不打扰|do_?not_?(contact|call|disturb)|dnd$|opt_?out|unsubscribed?/,
    'marketingRefusal',
  ],
  [/营销|推广|marketing|opt_?in|subscribed?/, 'marketingConsent'],
  [/开放平台|union_?id_?scope|open_?platform/, 'unionidScope'],
  [/union_?id/, 'unionid'],
  [/open_?id/, 'openid'],
  [/^(销售|所属)?渠道(名称|类型|代码)?$|^(sales_)?channel$/, 'channel'],
  [/保(险)?单(号|编号)|(policy|contract)_?(no|number|id)$/, 'policyNumber'],
  [/(证件|证照)(种类|类型|类别)|(document|doc|id)_?type$/, 'documentType'],
  [
    /身份证|身份证件号|证件(号|编号)|证照号|^(document|doc|passport|id_?card|national_?id|identity)(_?(no|number|id|card))*$|^id_?(no|number)$/,
    'documentNumber',
  ],
  [/^(ssn|soc_?sec(_?id)?|social_?security(_?(no|number))?|社保号|社会保障号)$/, 'otherId'],
  [
    /(客户|账户|账号|会员|用户)(编)?(号|编号|号码|代码|id)?$|^编号$|^(customer|cust|client|account|user|member|rec|record|row)_?(id|no|number|code)$|^id$/,
    'accountId',
  ],
  [
    /^(手机|移动电话|联系电话|电话)(号|号码)?(登记|验证|核验|认证|绑定|采集|录入|更新|确认)(日期|时间|日)$|^(mobile|phone)_?(recorded|registered|verified|bound|updated|confirmed)?_?(at|on|date|time)$/,
    'mobileAt',
  ],
  [/手机|移动电话|联系电话|联系方式|联系人电话|mobile|cell(ular)?(_?phone)?$/, 'mobile'],
  [/(家庭|固定|办公|住宅|其他)电话|座机|固话|^(电话|tel|telephone)/, 'phone'],
  [/^(home_?|work_?)?phone(_?(no|number))?(_?1)?$/, 'phone', 0.8],
  [/出生|生日|^(dob|birth_?(day|date)|date_?of_?birth)$/, 'birthday'],
  [/性别|^(gender|sex)$/, 'gender'],
  [/邮(政)?编(码)?$|^(post_?code|postal_?code|zip(_?code)?)$/, 'postcode'],
  [/邮箱|邮件|e_?mail/, 'email'],
  [/门牌|^(street|house)_?(no|number)$/, 'streetNumber'],
  [/地址|住址|住所|^(address|addr|street)(_?(line)?_?1)?$/, 'address'],
  [/城市|^(地级)?市$|^(city|town|suburb)$/, 'city'],
  [/省份|^省$|地区|^(state|region|province)$/, 'region'],
  [/标签|^tags?$|^labels?$/, 'tags'],
  [/^(first|given|fore)_?name$|^名(字)?$/, 'givenName'],
  [/^(last|family)_?name$|^surname$|^姓(氏)?$/, 'surname'],
  [/姓名|户名|^(full_?|customer_?|client_?)?name$/, 'name'],
  [/^(客户|投保人|持有人|客户名称|名称)$/, 'name', 0.7],
];

/** `Date of Birth`, `date-of-birth` and `dateOfBirth` are all `date_of_birth`. */
const plainly = (header: string) =>
  header
    .normalize('NFKC')
    .trim()
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[\s._-]+/g, '_')
    .replaceAll(/[（(].*?[)）]|[*:：]/g, '');

export const isAboutOthers = (header: string): boolean => ofOthers.test(plainly(header));

/** What the name of a column says; undefined when it says nothing, or speaks of somebody else than the customer. */
export function headerMeaning(header: string): HeaderMeaning | undefined {
  const name = plainly(header);
  if (name === '' || ofOthers.test(name)) return undefined;
  const doubt = ofTheInsured.test(name) ? 0.6 : 1;
  const known = meanings.find(([pattern]) => pattern.test(name));
  if (known) return { field: known[1], certainty: (known[2] ?? 0.9) * doubt };
  const near = /^[\w]{3,}$/.test(name) ? nearestName(name, accountFields) : undefined;
  return near ? { field: near as AccountField, certainty: 0.6 * doubt } : undefined;
}
