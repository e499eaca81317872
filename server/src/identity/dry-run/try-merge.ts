import type { DryRunAccount, DryRunExample } from '@heyi/shared/imports/dry-run.schema';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { linksByIndex, loadStandingLinks } from '../by-hand/load-standing-links.ts';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { explainer } from '../engine/explain.ts';
import { type Link, type Resolution, resolveMany } from '../engine/resolve-many.ts';
import { engineInput } from '../engine-input.ts';
import { lastDecisions } from '../resolution-runs.ts';
import { currentSettings } from '../settings/current-settings.ts';
import {
  type ListBesideStored,
  type ListedAccount,
  listBesideStored,
  type SaveProgress,
} from './list-beside-stored.ts';
import { type MergeFigures, mergeOutcome } from './merge-outcome.ts';

export interface MergeTrial extends MergeFigures {
  created: number;
  updated: number;
  unchanged: number;
  repeated: number;
  stored: number;
  modelVersion: string | null;
  /** Personal values in clear: to be sealed, and masked before they are shown. */
  examples: DryRunExample[];
}

/**
 * What would merge if these rows were imported now, by the bars, the model and the hot values that the next run would
 * decide by. Nothing is written.
 */
export async function tryMerge(
  batches: AsyncIterable<ListedAccount[]>,
  { fieldEncryption }: { fieldEncryption: FieldEncryption },
  onProgress: SaveProgress,
): Promise<MergeTrial> {
  const beside = await listBesideStored(batches, fieldEncryption, onProgress);
  const { table, states, repeated, stored, ids } = beside;
  const persons = linksByIndex(
    await loadStandingLinks(),
    ids.map((id) => id ?? ''),
  );
  await onProgress('block', 0, 1);
  const input = await decideBy(beside, fieldEncryption);
  const resolution = resolveMany(table, { ...persons, ...input });
  await onProgress('explain', 0, 1);
  const { figures, examples } = mergeOutcome(beside, resolution);
  const count = (wanted: ListBesideStored['states'][number]) =>
    states.filter((state) => state === wanted).length;
  return {
    ...figures,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    repeated,
    stored,
    modelVersion: input.model?.version ?? null,
    examples: await explained(examples, beside, resolution),
  };
}

/**
 * What the next run will decide by. Where that learns a model anew, the last one stands in for it, unless the list is
 * larger than all that the model was learned from.
 */
async function decideBy({ table, states }: ListBesideStored, encryption: FieldEncryption) {
  const input = await engineInput(table, await currentSettings(), encryption);
  if (input.model) return { ...input, model: input.model };
  const last = await lastDecisions(encryption);
  return last && last.model.accounts >= states.length ? { ...input, model: last.model } : input;
}

async function explained(
  examples: ReturnType<typeof mergeOutcome>['examples'],
  beside: ListBesideStored,
  { model, hotValues }: Resolution,
): Promise<DryRunExample[]> {
  const explain = explainer(beside.table, model, { hotValues });
  const accounts = examples.flatMap(({ links }) => links.flatMap(({ a, b }) => [a, b]));
  const keys = await keysOf(accounts, beside);
  const pair = ({ a, b }: Link) => {
    const { probability, rule, prior, weight, vetoes, parts } = explain(a, b);
    const shown = (account: number) => accountOf(account, beside, keys);
    return {
      accounts: [shown(a), shown(b)] as [DryRunAccount, DryRunAccount],
      probability,
      rule,
      prior,
      weight,
      vetoes,
      parts: parts.map(({ field, level, weight: bits }) => ({ field, level, weight: bits })),
    };
  };
  return examples.map(({ kind, links }) => ({ kind, pairs: links.map(pair) }));
}

type Key = ListBesideStored['keys'][number];

/** The source's keys of these accounts; those of stored ones are looked up. */
async function keysOf(accounts: number[], { keys, ids }: ListBesideStored) {
  const stored = accounts.flatMap((account) =>
    account >= keys.length ? (ids[account] ?? []) : [],
  );
  const found = await ChannelAccountModel.find({ _id: { $in: stored } })
    .select({ channel: 1, accountId: 1 })
    .lean();
  const byId = new Map<string, Key>(found.map((one) => [one._id.toHexString(), one]));
  return (account: number): Key =>
    keys[account] ?? byId.get(ids[account] as string) ?? { channel: 'agency', accountId: '' };
}

function accountOf(
  account: number,
  { table, rows, ids, customerBefore }: ListBesideStored,
  keys: (account: number) => Key,
): DryRunAccount {
  const names = [table.valueOf(account, 'surname'), table.valueOf(account, 'givenName')];
  const { channel, accountId } = keys(account);
  return {
    row: rows[account] ?? null,
    id: ids[account] ?? null,
    customerId: customerBefore[account] ?? null,
    channel,
    accountId,
    name: names.filter(Boolean).join('') || null,
    mobile: table.valueOf(account, 'mobile') ?? table.valueOf(account, 'phone'),
    documentNumber: table.valueOf(account, 'document'),
    birthday: table.valueOf(account, 'birthday'),
    gender: table.valueOf(account, 'gender'),
  };
}
