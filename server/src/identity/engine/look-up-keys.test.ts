import type { AccountRecord } from './account-record.ts';
import { lookUpKeys } from './look-up-keys.ts';

const keysOf = (fields: AccountRecord['fields'], accountId = 'A1') =>
  lookUpKeys({ accountId, channel: 'agency', fields });

const shared = (one: string[], other: string[]) => one.filter((key) => other.includes(key));

describe('lookUpKeys', () => {
  const account = keysOf({
    name: '張國強先生',
    mobile: '+86 139-1234-5670',
    documentNumber: '110105491231002',
    unionid: 'oUnion-0001',
    unionidScope: 'a',
    openid: 'oOpen-00001',
    email: 'Guo@Qiang.cn',
    policyNumber: 'P-10 010',
    birthday: '1949-12-31',
  });

  it.each<[string, AccountRecord['fields'], string]>([
    ['the name alone', { name: '张国强' }, 'name:张国强'],
    ['the mobile alone', { mobile: '13912345670' }, 'number:13912345670'],
    ['the same number as telephone', { phone: '13912345670' }, 'number:13912345670'],
    [
      'the new form of the ID number',
      { documentNumber: '11010519491231002x' },
      'document:11010519491231002X',
    ],
    ['the unionid without its scope', { unionid: 'oUnion-0001' }, 'unionid:oUnion-0001'],
    ['the openid', { openid: 'oOpen-00001' }, 'openid:oOpen-00001'],
    ['the e-mail', { email: 'guo@qiang.cn' }, 'email:guo@qiang.cn'],
    ['the policy number', { policyNumber: 'P10010' }, 'policy:P10010'],
  ])('finds an account by %s', (_, fields, key) => {
    expect(shared(keysOf(fields, 'query'), account)).toContain(key);
  });

  it('finds it by its own key', () => expect(account).toContain('account:A1'));

  it('finds a passport whose kind the search does not say', () => {
    const passport = keysOf({ documentType: '护照', documentNumber: '12345670' });
    expect(shared(keysOf({ documentNumber: '12345670' }), passport)).toContain(
      'document-number:12345670',
    );
  });

  it('finds a swapped Latin name', () => {
    expect(shared(keysOf({ name: 'Smith, John' }), keysOf({ name: 'John Smith' }))).toContain(
      'name:john smith',
    );
  });

  it('has no key for placeholders and mistyped numbers, but by themselves', () => {
    expect(keysOf({ name: '未知', mobile: '13800138000' })).toEqual(['account:A1']);
    const mistyped = keysOf({ documentNumber: '110105194912310021' });
    expect(mistyped).toEqual(['account:A1', 'document-number:110105194912310021']);
  });
});
