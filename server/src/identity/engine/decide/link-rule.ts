import type { LinkRule } from '@heyi/shared/identity/link-rule';
import { type AccountTable, documentScopes } from '../account-table.ts';
import { type ComparedField, fieldIndex } from '../compare/compared-field.ts';
import { isSame, levelIn, levels } from '../compare/levels.ts';

interface Agreement {
  same(field: ComparedField): boolean;
  hasName: boolean;
  isSameBirthday: boolean;
  isNearAddress: boolean;
  isNationalId: boolean;
}

const rules: [LinkRule, (pair: Agreement) => boolean][] = [
  ['national-id', ({ same, isNationalId }) => same('document') && isNationalId],
  ['document', ({ same }) => same('document')],
  ['unionid', ({ same }) => same('unionid')],
  ['openid', ({ same }) => same('openid')],
  [
    'other-id',
    ({ same, hasName, isSameBirthday }) => same('otherId') && (hasName || isSameBirthday),
  ],
  ['mobile+name', ({ same, hasName }) => same('mobile') && hasName],
  ['mobile+birthday', ({ same, isSameBirthday }) => same('mobile') && isSameBirthday],
  ['email+name', ({ same, hasName }) => same('email') && hasName],
  ['policy+name', ({ same, hasName }) => same('policyNumber') && hasName],
  ['phone+name', ({ same, hasName }) => same('phone') && hasName],
  [
    'name+birthday+address',
    ({ hasName, isSameBirthday, isNearAddress }) => hasName && isSameBirthday && isNearAddress,
  ],
  ['name+birthday', ({ hasName, isSameBirthday }) => hasName && isSameBirthday],
  ['name+address', ({ hasName, isNearAddress }) => hasName && isNearAddress],
  ['other-id', ({ same }) => same('otherId')],
  ['mobile', ({ same }) => same('mobile')],
];

/** The decisive evidence of a pair: the strongest that both accounts show. */
export function ruleOf(
  table: AccountTable,
  rows: Int32Array,
  left: number,
  low: number,
  high: number,
): LinkRule {
  const level = (field: ComparedField) => levelIn(low, high, fieldIndex[field]);
  const same = (field: ComparedField) => isSame(field, level(field));
  const agrees = (field: ComparedField) =>
    level(field) >= levels.same && level(field) <= levels.swapped;
  const hasSurname = agrees('surname') || level('surname') === levels.missing;
  const pair: Agreement = {
    same,
    hasName: agrees('givenName') && hasSurname,
    isSameBirthday: same('birthday'),
    isNearAddress: agrees('address'),
    isNationalId: isNationalId(table, rows, left),
  };
  return rules.find(([, holds]) => holds(pair))?.[0] ?? 'similar';
}

function isNationalId(table: AccountTable, rows: Int32Array, account: number): boolean {
  const document = rows[account * Object.keys(fieldIndex).length + fieldIndex.document] as number;
  return table.documents.scope(document) === documentScopes['national-id'];
}
