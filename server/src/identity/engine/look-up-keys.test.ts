import type { AccountRecord } from './account-record.ts';
import { lookUpKeys, searchKeys } from './look-up-keys.ts';

const keysOf = (fields: AccountRecord['fields']) => lookUpKeys({ fields });
const searchedBy = (fields: AccountRecord['fields']) => searchKeys({ fields });

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
    ['the name alone', { name: '张国强' }, 'name:国强张'],
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
    expect(shared(searchedBy(fields), account)).toContain(key);
  });

  it('finds a name whose parts changed places or are parted elsewhere', () => {
    for (const parts of [
      { surname: '欧阳', givenName: '锋' },
      { surname: '锋', givenName: '欧阳' },
      { surname: '欧', givenName: '阳锋' },
    ]) {
      expect(shared(searchedBy({ name: '欧阳锋' }), keysOf(parts))).toHaveLength(1);
    }
  });

  it('does not find people by what their names sound like', () => {
    expect(shared(searchedBy({ name: '王伟' }), keysOf({ name: '王玮' }))).toEqual([]);
    expect(shared(keysOf({ name: '王伟' }), keysOf({ name: '王玮' }))).toHaveLength(1);
  });

  it('is about thirteen keys for a Chinese account', () => {
    expect(account).toHaveLength(13);
    const home = { address: '建国路1号2室', city: '北京', postcode: '100020' };
    expect(keysOf({ name: '张国强', mobile: '13912345670', ...home })).toHaveLength(9);
  });

  it('finds a passport whose kind the search does not say', () => {
    const passport = keysOf({ documentType: '护照', documentNumber: '12345670' });
    expect(shared(keysOf({ documentNumber: '12345670' }), passport)).toContain('document:12345670');
  });

  it('finds a swapped Latin name', () => {
    expect(shared(keysOf({ name: 'Smith, John' }), keysOf({ name: 'John Smith' }))).toContain(
      'name:john smith',
    );
  });

  it('has no key for placeholders and mistyped numbers, but by themselves', () => {
    expect(keysOf({ name: '未知', mobile: '13800138000' })).toEqual([]);
    const mistyped = keysOf({ documentNumber: '110105194912310021' });
    expect(mistyped).toEqual(['document:110105194912310021']);
  });
});
