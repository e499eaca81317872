import type { Actor } from '@heyi/shared/actor';
import { type InputProblem, must } from '@heyi/shared/errors';
import type { HotValueView } from '@heyi/shared/identity/disclosure.schema';
import type { Page, PageOf } from '@heyi/shared/paging';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { IdentifierField } from '../engine/compare/compared-field.ts';
import { canSeeIdentities } from '../identity.policy.ts';
import { maskField } from '../mask-field.ts';
import { lastDecisions } from '../resolution-runs.ts';

const wrongCursor: InputProblem = {
  in: 'query',
  path: 'cursor',
  message: '分页游标无效，请从第一页重新开始',
};

/** The hot values of the last run, masked, those with most holders first; none before the first run. */
export async function listHotValues(
  actor: Actor,
  { limit, cursor = '0' }: Page,
  encryption: FieldEncryption,
): Promise<PageOf<HotValueView>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  must(/^\d{1,9}$/.test(cursor), 'input.invalid', [wrongCursor]);
  const { hotValues = [] } = (await lastDecisions(encryption)) ?? {};
  const from = Number(cursor);
  const end = from + limit;
  return {
    items: hotValues.slice(from, end).map(({ field, value, holders }) => ({
      field,
      value: maskField(fieldOf(field), value),
      holders,
    })),
    nextCursor: end < hotValues.length ? String(end) : null,
  };
}

const fieldOf = (field: IdentifierField) => (field === 'document' ? 'documentNumber' : field);
