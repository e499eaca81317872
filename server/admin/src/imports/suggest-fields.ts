import { type AccountField, accountFields } from '@heyi/shared/identity/account-field';
import { nearestName } from '@heyi/shared/imports/nearest-name';

/** What headers of Chinese lists usually mean; the first that matches wins, so the more special stand first. */
const meanings: [RegExp, AccountField][] = [
  [/开放平台|unionid.?scope/i, 'unionidScope'],
  [/union.?id/i, 'unionid'],
  [/open.?id/i, 'openid'],
  [/渠道/, 'channel'],
  [/保(险)?单(号|编号)/, 'policyNumber'],
  [/(证件|证照)(种类|类型|类别)/, 'documentType'],
  [/身份证|证件(号|编号)|证照号/, 'documentNumber'],
  [/(客户|账户|会员|用户)(编)?(号|编号|代码|id)$/i, 'accountId'],
  [/手机|移动电话|联系电话/, 'mobile'],
  [/(家庭|固定|办公|住宅)电话|座机|^电话/, 'phone'],
  [/出生|生日/, 'birthday'],
  [/性别/, 'gender'],
  [/邮(政)?编(码)?$/, 'postcode'],
  [/邮箱|邮件/, 'email'],
  [/门牌/, 'streetNumber'],
  [/地址|住址/, 'address'],
  [/城市|^市$/, 'city'],
  [/省份|^省$|地区/, 'region'],
  [/标签/, 'tags'],
  [/^(客户)?姓名$|^户名$|(投保人|被保人)姓名/, 'name'],
  [/^姓$/, 'surname'],
  [/^名(字)?$/, 'givenName'],
];

/** A first column map for a header: each field at most once, in the order of the columns. */
export function suggestFields(header: readonly string[]): Record<string, AccountField> {
  const suggested: Record<string, AccountField> = {};
  const taken = new Set<AccountField>();
  for (const name of header) {
    const field = meaningOf(name);
    if (!field || taken.has(field)) continue;
    taken.add(field);
    suggested[name] = field;
  }
  return suggested;
}

function meaningOf(name: string): AccountField | undefined {
  const known = meanings.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  return /^[\w .-]{3,}$/.test(name)
    ? (nearestName(name, accountFields) as AccountField)
    : undefined;
}
