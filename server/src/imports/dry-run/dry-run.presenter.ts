import type { AccountField } from '@heyi/shared/identity/account-field';
import type { DryRunAccount, DryRunView } from '@heyi/shared/imports/dry-run.schema';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { maskField } from '../../identity/mask-field.ts';
import { type DryRun, openExamples } from './dry-run.model.ts';

const shown = (field: AccountField, value: string | null) =>
  value === null ? null : maskField(field, value);

const presentAccount = (account: DryRunAccount): DryRunAccount => ({
  ...account,
  name: shown('name', account.name),
  mobile: shown('mobile', account.mobile),
  documentNumber: shown('documentNumber', account.documentNumber),
  birthday: shown('birthday', account.birthday),
});

export const presentDryRun = (found: DryRun, encryption: FieldEncryption): DryRunView => ({
  importId: found._id.toHexString(),
  status: found.status,
  stage: found.stage,
  done: found.done,
  total: found.total,
  summary: found.summary,
  examples: openExamples(found, encryption).map(({ kind, pairs }) => ({
    kind,
    pairs: pairs.map((pair) => ({
      ...pair,
      accounts: [presentAccount(pair.accounts[0]), presentAccount(pair.accounts[1])],
    })),
  })),
  failure: found.failure,
  startedAt: found.startedAt.toISOString(),
  finishedAt: found.finishedAt?.toISOString() ?? null,
});
