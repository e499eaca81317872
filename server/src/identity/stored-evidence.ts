import type { FieldEncryption } from '../database/field-encryption.ts';
import { openRecord } from './account-content.ts';
import type { ChannelAccount } from './channel-account.model.ts';
import { AccountTable } from './engine/account-table.ts';
import { type Evidence, explainer } from './engine/explain.ts';
import { lastDecisions } from './resolution-runs.ts';
import { storedHolders } from './value-holders.ts';

/** Explains pairs of these few accounts, by their indexes, by the model of the last run; null before the first. */
export async function storedEvidence(
  accounts: readonly ChannelAccount[],
  encryption: FieldEncryption,
): Promise<((a: number, b: number) => Evidence) | null> {
  const decisions = await lastDecisions(encryption);
  if (!decisions) return null;
  const { model, hotValues } = decisions;
  const records = accounts.map((account) => openRecord(account, encryption));
  const table = new AccountTable();
  for (const record of records) table.add(record);
  const holdersOf = await storedHolders(table, records, encryption);
  return explainer(table, model, { hotValues, holdersOf });
}
