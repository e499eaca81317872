import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import type { Account } from './account.ts';
import { formerBrokerScope } from './account.ts';
import type { Document, Gender } from './person.ts';

/** How one channel keeps its list: its own headers, codes and encoding. */
export interface Layout {
  channel: Channel;
  fileName: string;
  encoding: 'utf-8' | 'utf-8-bom' | 'gb18030';
  lineEnd: '\n' | '\r\n';
  keyPrefix: string;
  /** Header and meaning, in the order of the file; no meaning = kept raw, not compared. */
  columns: ReadonlyArray<readonly [header: string, field: AccountField | null]>;
  documentTypes: Record<Document['type'], string>;
  genders: Record<Gender, string>;
  date: (isoDate: string) => string;
  tagSeparator: string;
}

export const layouts: readonly Layout[] = [
  {
    channel: 'agency',
    fileName: 'agency.csv',
    encoding: 'utf-8-bom',
    lineEnd: '\r\n',
    keyPrefix: 'GX',
    columns: [
      ['客户号', 'accountId'],
      ['姓名', 'name'],
      ['手机号', 'mobile'],
      ['手机号登记日期', 'mobileAt'],
      ['证件类型', 'documentType'],
      ['证件号码', 'documentNumber'],
      ['出生日期', 'birthday'],
      ['性别', 'gender'],
      ['联系地址', 'address'],
      ['所在城市', 'city'],
      ['家庭电话', 'phone'],
      ['客户标签', 'tags'],
      ['保单号', 'policyNumber'],
      ['unionid', 'unionid'],
      ['openid', 'openid'],
      ['业务员工号', null],
      ['录入日期', null],
    ],
    documentTypes: {
      'id-card': '居民身份证',
      passport: '护照',
      'hong-kong-macau-permit': '港澳居民来往内地通行证',
      'taiwan-permit': '台湾居民来往大陆通行证',
    },
    genders: { male: '男', female: '女' },
    date: (isoDate) => isoDate,
    tagSeparator: '、',
  },
  {
    channel: 'broker',
    fileName: 'broker.csv',
    encoding: 'utf-8',
    lineEnd: '\n',
    keyPrefix: 'JD-',
    columns: [
      ['合作机构', null],
      ['机构客户编号', 'accountId'],
      ['客户姓名', 'name'],
      ['性别', 'gender'],
      ['生日', 'birthday'],
      ['证件种类', 'documentType'],
      ['身份证件号', 'documentNumber'],
      ['联系电话', 'mobile'],
      ['电话验证时间', 'mobileAt'],
      ['电子邮箱', 'email'],
      ['常住地址', 'address'],
      ['标签', 'tags'],
      ['保险单号', 'policyNumber'],
      ['微信UnionID', 'unionid'],
      ['开放平台', 'unionidScope'],
      ['微信OpenID', 'openid'],
      ['登记日期', null],
    ],
    documentTypes: {
      'id-card': '身份证',
      passport: '护照',
      'hong-kong-macau-permit': '港澳通行证',
      'taiwan-permit': '台胞证',
    },
    genders: { male: 'M', female: 'F' },
    date: (isoDate) => isoDate.split('-').map(Number).join('/'),
    tagSeparator: '|',
  },
  {
    channel: 'bancassurance',
    fileName: 'bancassurance.csv',
    encoding: 'gb18030',
    lineEnd: '\r\n',
    keyPrefix: 'YB',
    columns: [
      ['银行客户编号', 'accountId'],
      ['户名', 'name'],
      ['证件类别', 'documentType'],
      ['证件号', 'documentNumber'],
      ['性别代码', 'gender'],
      ['出生年月日', 'birthday'],
      ['移动电话', 'mobile'],
      ['手机认证日期', 'mobileAt'],
      ['固定电话', 'phone'],
      ['通讯地址', 'address'],
      ['邮政编码', 'postcode'],
      ['客户分层标签', 'tags'],
      ['保单号码', 'policyNumber'],
      ['微信unionid', 'unionid'],
      ['微信openid', 'openid'],
      ['开户网点', null],
      ['登记时间', null],
    ],
    documentTypes: {
      'id-card': '身份证',
      passport: '外国护照',
      'hong-kong-macau-permit': '回乡证',
      'taiwan-permit': '台胞证',
    },
    genders: { male: '1', female: '2' },
    date: (isoDate) => isoDate.replaceAll('-', ''),
    tagSeparator: ',',
  },
];

/** The cells of an account in the order of its channel's columns. */
export function cellsOf(
  layout: Layout,
  account: Account,
  accountId: string,
  raw: readonly string[],
): string[] {
  const written = writtenValues(layout, account);
  const rest = [...raw];
  return layout.columns.map(([, field]) => {
    if (field === 'accountId') return accountId;
    return field === null ? (rest.shift() ?? '') : (written[field] ?? '');
  });
}

function writtenValues(layout: Layout, { values }: Account): Account['values'] {
  const written = { ...values };
  if (written.documentType) {
    written.documentType = layout.documentTypes[written.documentType as Document['type']];
  }
  if (written.gender) written.gender = layout.genders[written.gender as Gender];
  if (written.birthday) written.birthday = layout.date(written.birthday);
  if (written.mobileAt) written.mobileAt = layout.date(written.mobileAt);
  if (written.tags) written.tags = written.tags.replace(';', layout.tagSeparator);
  if (written.unionidScope === formerBrokerScope) written.unionidScope = '经代旧平台';
  return written;
}

/** The column map that the importer reads. */
export function columnMap(layout: Layout) {
  const named = layout.columns.filter(([, field]) => field !== null);
  return { channel: layout.channel, columns: Object.fromEntries(named) };
}
