import type { AccountField } from '@heyi/shared/identity/account-field';
import { fieldText } from '@heyi/shared/identity/evidence-text';

export interface MapWarning {
  /** Nothing can be imported until it is put right. */
  blocks: boolean;
  text: string;
}

const identifying: AccountField[] = [
  'documentNumber',
  'unionid',
  'openid',
  'mobile',
  'phone',
  'otherId',
  'email',
  'policyNumber',
];

/** What the person should know before a list goes in by this map. */
export function mapWarnings(columns: Record<string, AccountField>): MapWarning[] {
  const fields = Object.values(columns);
  const has = (...wanted: AccountField[]) => wanted.some((field) => fields.includes(field));
  const twice = [...new Set(fields.filter((field, at) => fields.indexOf(field) !== at))];
  const warnings: MapWarning[] = twice.map((field) => ({
    blocks: true,
    text: `“${fieldText(field)}”对应了多列，一个字段只能对应一列。`,
  }));
  if (fields.length === 0) return [{ blocks: true, text: '至少要为一列选定字段。' }];
  if (!has('accountId'))
    warnings.push({
      blocks: false,
      text: '没有“账户编号”列：以整行内容认行，改动过的行再次导入时会成为新的账户。',
    });
  if (!has(...identifying))
    warnings.push({
      blocks: false,
      text: '没有证件号码、手机号、unionid 等列：只凭姓名等资料，很难认出同一个人。',
    });
  if (!has('name', 'surname', 'givenName'))
    warnings.push({ blocks: false, text: '没有姓名列：许多归并依据要与姓名相印证。' });
  return warnings;
}
