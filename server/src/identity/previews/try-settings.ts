import type { PreviewPairKind, PreviewResult } from '@heyi/shared/identity/settings.schema';
import { Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { isLeaseHeld } from '../../database/lease.ts';
import { LeaseHeldError } from '../../database/lease-held-error.ts';
import { countStandingChanges } from '../by-hand/count-standing-changes.ts';
import { linksByIndex, loadStandingLinks } from '../by-hand/load-standing-links.ts';
import { explainer } from '../engine/explain.ts';
import { resolveInThreads } from '../engine/resolve-in-threads.ts';
import type { Resolution } from '../engine/resolve-many.ts';
import { weightHistogram } from '../engine/weigh/weight-histogram.ts';
import { engineInput } from '../engine-input.ts';
import { identityLease } from '../identity-lease.ts';
import { type LoadedAccounts, loadAccounts } from '../load-accounts.ts';
import { lastDecisions, type OnProgress } from '../resolution-runs.ts';
import { loadOpenPairs } from '../review/load-open-pairs.ts';
import type { IdentitySettings } from '../settings/identity-settings.ts';
import type { PreviewPair } from './preview.model.ts';
import { type Changes, previewChanges } from './preview-changes.ts';

interface Options {
  fieldEncryption: FieldEncryption;
  onProgress: OnProgress;
  /** Throws when the trial is not wanted any longer. */
  goOn(): Promise<void>;
}

export interface Trial {
  result: PreviewResult;
  pairs: PreviewPair[];
}

const mostPairs = 100;

/**
 * Lets the engine decide on all stored accounts as a run by these settings would, and compares that with what is
 * stored; writes nothing. Throws `LeaseHeldError` while an import or a run is at work.
 */
export async function trySettings(settings: IdentitySettings, options: Options): Promise<Trial> {
  const { fieldEncryption, onProgress, goOn } = options;
  const { accounts, last, openPairs } = await readStored(options);
  await goOn();
  const persons = linksByIndex(await loadStandingLinks(), accounts.ids);
  const input = await engineInput(accounts.table, settings, fieldEncryption);
  const resolution = await resolveInThreads(accounts.table, {
    ...persons,
    ...input,
    onProgress,
  });
  await goOn();
  onProgress('weigh', 0, 2);
  const { model, hotValues, clusters } = resolution;
  const histogram = weightHistogram(accounts.table, model, hotValues);
  await goOn();
  onProgress('weigh', 1, 2);
  const changes = previewChanges(accounts, resolution, openPairs);
  const { asked, unasked, customersBefore, newAccounts, joined, split } = changes;
  const result: PreviewResult = {
    accounts: accounts.ids.length,
    newAccounts,
    customers: { before: customersBefore, after: clusters },
    joined,
    split,
    review: {
      before: openPairs.length,
      after: resolution.review.length,
      asked: asked.length,
      unasked: unasked.length,
    },
    hotValues: { before: last?.hotValues.length ?? 0, after: hotValues.length },
    byHand: await countStandingChanges(),
    model: { version: model.version, accounts: model.accounts },
    histogram,
  };
  return { result, pairs: examplesOf(accounts, resolution, changes) };
}

/** What is stored, as it was at one moment: not while a run or an import is changing it. */
async function readStored({ fieldEncryption, onProgress }: Options) {
  await refuseBusy();
  const last = await lastDecisions(fieldEncryption);
  const accounts = await loadAccounts(fieldEncryption, onProgress);
  const openPairs = await loadOpenPairs(accounts.ids);
  await refuseBusy();
  const isSame = String((await lastDecisions(fieldEncryption))?.runId) === String(last?.runId);
  if (!isSame) throw new LeaseHeldError(identityLease);
  return { accounts, last, openPairs };
}

async function refuseBusy(): Promise<void> {
  if (await isLeaseHeld(identityLease)) throw new LeaseHeldError(identityLease);
}

function examplesOf(
  { table, ids }: LoadedAccounts,
  { model, hotValues }: Resolution,
  { joins, partings, asked, unasked }: Changes,
): PreviewPair[] {
  const explain = explainer(table, model, { hotValues });
  const parted = partings.slice(0, mostPairs).map(([a, b]) => ({ a, b, ...explain(a, b) }));
  const kinds = { joined: joins, split: parted, asked, unasked };
  const idOf = (account: number) => new Types.ObjectId(ids[account]);
  return Object.entries(kinds).flatMap(([kind, found]) =>
    found.slice(0, mostPairs).map(({ a, b, probability, rule }) => ({
      kind: kind as PreviewPairKind,
      firstAccountId: idOf(a),
      secondAccountId: idOf(b),
      probability,
      rule,
    })),
  );
}
