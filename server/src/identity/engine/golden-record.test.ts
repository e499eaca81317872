import type { AccountRecord } from './account-record.ts';
import { goldenRecord } from './golden-record.ts';

const validId = '11010519491231002X';

const anAccount = (
  accountId: string,
  fields: AccountRecord['fields'],
  more: Partial<AccountRecord> = {},
): AccountRecord => ({ accountId, channel: 'agency', fields, ...more });

describe('goldenRecord', () => {
  it('prefers verified to newer, and says where each value comes from', () => {
    const { values } = goldenRecord([
      anAccount(
        'A1',
        { name: '王红', documentNumber: validId },
        { recordedAt: new Date('2020-01-01') },
      ),
      anAccount(
        'A2',
        { name: '王虹', mobile: '13912345670' },
        { recordedAt: new Date('2026-01-01') },
      ),
    ]);
    expect(values.name).toEqual({ value: '王红', channel: 'agency', accountId: 'A1' });
    expect(values.mobile).toEqual({ value: '13912345670', channel: 'agency', accountId: 'A2' });
  });

  it('then goes by source, then by age', () => {
    const { values } = goldenRecord([
      anAccount(
        'A1',
        { mobile: '13912345670', city: '北京' },
        { recordedAt: new Date('2026-01-01') },
      ),
      anAccount(
        'A2',
        { mobile: '13912345671', city: '上海' },
        { recordedAt: new Date('2026-02-01') },
      ),
      anAccount('B1', { mobile: '13912345672' }, { channel: 'bancassurance' }),
    ]);
    expect(values.mobile?.accountId).toBe('B1');
    expect(values.city?.value).toBe('上海');
  });

  it('takes the mobile that was registered last, and one that has a new owner only for want of another', () => {
    const old = anAccount(
      'B1',
      { mobile: '13912345670', mobileAt: '2012-01-01' },
      { channel: 'bancassurance' },
    );
    const newer = anAccount('A1', { mobile: '13912345671', mobileAt: '2020-01-01' });
    const undated = anAccount('B2', { mobile: '13912345672' }, { channel: 'bancassurance' });
    const mobileOf = (records: AccountRecord[], takenOver: AccountRecord[] = []) =>
      goldenRecord(records, (record) => takenOver.includes(record)).values;

    const { mobile, mobileAt } = mobileOf([undated, old, newer]);
    expect(mobile).toEqual({ value: '13912345671', channel: 'agency', accountId: 'A1' });
    expect(mobileAt?.value).toBe('2020-01-01');
    expect(mobileOf([undated, old, newer], [newer]).mobile?.accountId).toBe('B1');
    expect(mobileOf([newer], [newer]).mobile).toMatchObject({ accountId: 'A1', isTakenOver: true });
  });

  it('takes no placeholder, and a doubtful or masked value only for want of a better one', () => {
    const { values } = goldenRecord([
      anAccount('A1', {
        name: '未知',
        mobile: '13800138000',
        documentNumber: '110105194912310021',
      }),
      anAccount('A2', { name: '王**', birthday: '1900-01-01' }, { channel: 'bancassurance' }),
      anAccount('A3', { name: '王红', documentNumber: validId }, { channel: 'broker' }),
    ]);
    expect(values.name?.value).toBe('王红');
    expect(values.documentNumber?.value).toBe(validId);
    expect(values.mobile).toBeUndefined();
    expect(values.birthday).toBeUndefined();
  });

  it('keeps together what belongs together', () => {
    const { values } = goldenRecord([
      anAccount('A1', { documentNumber: 'E12345679', documentType: '护照', address: '学院路9号' }),
      anAccount(
        'A2',
        { documentNumber: validId, address: '建国路1号', city: '北京' },
        { channel: 'bancassurance' },
      ),
    ]);
    expect(values.documentNumber?.value).toBe(validId);
    expect(values.documentType).toBeUndefined();
    expect(values.city?.accountId).toBe(values.address?.accountId);
  });

  it('keeps the tags of every channel apart and united', () => {
    const { tags } = goldenRecord([
      anAccount('A1', { tags: '老客户、VIP' }),
      anAccount('B1', { tags: 'VIP,理财客户' }, { channel: 'bancassurance' }),
    ]);
    expect(tags.byChannel).toEqual({
      agency: ['VIP', '老客户'],
      bancassurance: ['VIP', '理财客户'],
    });
    expect(tags.united).toEqual(['VIP', '理财客户', '老客户']);
  });

  it('does not depend on the order of the accounts', () => {
    const accounts = ['A1', 'A2', 'A3'].map((accountId) =>
      anAccount(accountId, { city: accountId }),
    );
    expect(goldenRecord([...accounts].reverse())).toEqual(goldenRecord(accounts));
  });
});
