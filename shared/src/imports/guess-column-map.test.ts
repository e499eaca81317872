import { layouts } from '../../../scripts/demo/layouts.ts';
import type { AccountField } from '../identity/account-field.ts';
import { channelNamedIn, columnsOf, guessColumnMap } from './guess-column-map.ts';

const guess = (header: string[], ...rows: string[][]) => columnsOf(guessColumnMap(header, rows));

test.each(layouts)('knows the columns of the $channel list by their headers', ({ columns }) => {
  const meant = Object.fromEntries(columns.filter(([, field]) => field !== null));
  expect(guess(columns.map(([name]) => name))).toEqual(meant);
});

test.each<[string, AccountField]>([
  ['姓名', 'name'],
  ['客户姓名', 'name'],
  ['投保人', 'name'],
  ['投保人姓名（必填）', 'name'],
  ['手机号', 'mobile'],
  ['手机号登记日期', 'mobileAt'],
  ['手机验证时间', 'mobileAt'],
  ['mobile_verified_at', 'mobileAt'],
  ['联系电话', 'mobile'],
  ['证件类型', 'documentType'],
  ['证件号码', 'documentNumber'],
  ['身份证号', 'documentNumber'],
  ['出生日期', 'birthday'],
  ['生日', 'birthday'],
  ['性别', 'gender'],
  ['UnionID', 'unionid'],
  ['openid', 'openid'],
  ['保单号', 'policyNumber'],
  ['标签', 'tags'],
  ['地址', 'address'],
  ['省', 'region'],
  ['市', 'city'],
  ['邮编', 'postcode'],
  ['邮箱', 'email'],
  ['客户号', 'accountId'],
  ['渠道', 'channel'],
  ['given_name', 'givenName'],
  ['First Name', 'givenName'],
  ['surname', 'surname'],
  ['dob', 'birthday'],
  ['dateOfBirth', 'birthday'],
  ['date-of-birth', 'birthday'],
  ['phone', 'phone'],
  ['phone_number', 'phone'],
  ['Mobile Phone', 'mobile'],
  ['postcode', 'postcode'],
  ['ssn', 'otherId'],
  ['soc_sec_id', 'otherId'],
  ['suburb', 'city'],
  ['state', 'region'],
  ['address_1', 'address'],
  ['street_number', 'streetNumber'],
  ['rec_id', 'accountId'],
  ['id_number', 'documentNumber'],
  ['passport no', 'documentNumber'],
  ['是否接受营销', 'marketingConsent'],
  ['营销同意', 'marketingConsent'],
  ['拒绝营销', 'marketingRefusal'],
  ['是否拒绝营销短信', 'marketingRefusal'],
  ['不接受推广', 'marketingRefusal'],
  ['勿扰', 'marketingRefusal'],
  ['免打扰标志', 'marketingRefusal'],
  ['营销退订', 'marketingRefusal'],
  ['Do Not Call', 'marketingRefusal'],
  ['marketing_opt_in', 'marketingConsent'],
  ['marketing_opt_out', 'marketingRefusal'],
  ['是否同意渠道间共享', 'sharingConsent'],
  ['同意共享', 'sharingConsent'],
  ['拒绝信息共享', 'sharingRefusal'],
  ['不同意渠道间共享', 'sharingRefusal'],
])('%s is %s', (header, field) => {
  expect(guess([header])).toEqual({ [header]: field });
});

test.each([
  '业务员手机',
  '紧急联系人姓名',
  '受益人证件号码',
  'agent_mobile',
  '备注',
  '',
  '录入日期',
])('%j is nothing of the customer', (header) => {
  expect(guess([header], ['13800001111'], ['13800001112'], ['13800001113']).mobile).toBeUndefined();
  expect(guess([header])).toEqual({});
});

test('values speak where the header does not, and against it where it is wrong', () => {
  const ids = ['440106199004010016', '440106198504010017', '44010619850401001X'];
  const mobiles = ['13800001111', '+86 139-0000-1111', '13700001111'];
  const rows = ids.map((id, at) => [id, mobiles[at] as string, 'x']);
  expect(guessColumnMap(['列1', 'col2', 'col3'], rows)).toEqual([
    { header: '列1', field: 'documentNumber', why: 'values', confidence: 0.75 },
    { header: 'col2', field: 'mobile', why: 'values', confidence: 0.7 },
  ]);
  expect(guess(['手机号', '证件号码', '备注'], ...rows)).toEqual({
    手机号: 'documentNumber',
    证件号码: 'mobile',
  });
  expect(guessColumnMap(['证件号码', '手机号'], rows)).toEqual([
    { header: '证件号码', field: 'documentNumber', why: 'both', confidence: 0.99 },
    { header: '手机号', field: 'mobile', why: 'both', confidence: 0.99 },
  ]);
});

test('no field has two columns: the surer one has it, the first of equals', () => {
  expect(guess(['account_id', 'Name', 'mobil', 'mobile2', 'x'])).toEqual({
    account_id: 'accountId',
    Name: 'name',
    mobile2: 'mobile',
  });
  expect(guess(['被保险人姓名', '投保人姓名'])).toEqual({ 投保人姓名: 'name' });
  expect(guess(['手机1', '手机2'])).toEqual({ 手机1: 'mobile' });
});

test('a key that repeats is doubted', () => {
  const [sure] = guessColumnMap(['客户号'], [['1'], ['2'], ['3']]);
  const [doubted] = guessColumnMap(['客户号'], [['1'], ['1'], ['1']]);
  expect([sure?.confidence, doubted?.confidence]).toEqual([0.9, 0.45]);
});

test('headers and values that nobody expects do no harm', () => {
  const odd = ['__proto__', 'constructor', '\uD800', 'x'.repeat(10_000), '('.repeat(1000)];
  expect(guess(odd, odd)).toEqual({});
  const many = Array.from({ length: 1000 }, (_, at) => `手机${at}`);
  expect(Object.values(guess(many))).toEqual(['mobile']);
});

test('a file name may tell the channel', () => {
  expect(channelNamedIn('2026 银保名单.xlsx')).toBe('bancassurance');
  expect(channelNamedIn('agency.csv')).toBe('agency');
  expect(channelNamedIn('个险与经代.csv')).toBeUndefined();
  expect(channelNamedIn('list.csv')).toBeUndefined();
});
