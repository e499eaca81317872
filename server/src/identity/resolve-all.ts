import type { ResolutionSummary } from '@heyi/shared/identity/identity.schema';
import type { Types } from 'mongoose';
import { withLease } from '../database/lease.ts';
import { dropOlderPlans, saveBlockPlan } from './block-plan.model.ts';
import { linksByIndex, loadStandingLinks } from './by-hand/load-standing-links.ts';
import type { Decided } from './decided.ts';
import { explainer } from './engine/explain.ts';
import { resolveInThreads } from './engine/resolve-in-threads.ts';
import { takenOverMobiles } from './engine/taken-over-mobiles.ts';
import { engineInput } from './engine-input.ts';
import { identityLease } from './identity-lease.ts';
import { KeptRecords } from './kept-records.ts';
import { loadAccounts } from './load-accounts.ts';
import { resolutionFigures } from './resolution-figures.ts';
import { failRun, finishRun, type OnProgress, startRun, trackRun } from './resolution-runs.ts';
import { LateArrivals } from './resolve-one/late-arrivals.ts';
import type { Tools } from './resolve-one/resolve-account.ts';
import { saveReviewPairs } from './save-review-pairs.ts';
import { currentSettings } from './settings/current-settings.ts';
import { writeCustomers } from './write-customers.ts';

/**
 * Makes customers of all accounts: reads them, lets the engine decide what people have not, writes what changed. Only one runs at a
 * time; a killed run leaves whole customers only, and the next one comes to the same result.
 */
export function resolveAll(
  { now, fieldEncryption }: Tools,
  onProgress: OnProgress,
): Promise<ResolutionSummary> {
  return withLease(identityLease, async () => {
    const late = await LateArrivals.after(now());
    const { runId, summary } = await decideAll({ now, fieldEncryption }, late, onProgress);
    await late.decideAgain(runId, { now, fieldEncryption });
    return summary;
  });
}

async function decideAll(
  { now, fieldEncryption }: Tools,
  late: LateArrivals,
  onProgress: OnProgress,
): Promise<{ runId: Types.ObjectId; summary: ResolutionSummary }> {
  const at = now();
  const runId = await startRun(at);
  try {
    const progress = trackRun(runId, onProgress);
    const records = new KeptRecords();
    const accounts = await loadAccounts(fieldEncryption, progress, (record) => records.add(record));
    const persons = linksByIndex(await loadStandingLinks(), accounts.ids);
    const settings = await currentSettings();
    const input = await engineInput(accounts.table, settings, fieldEncryption);
    const resolution = await resolveInThreads(accounts.table, {
      ...persons,
      ...input,
      onProgress: progress,
    });
    const { model, hotValues } = resolution;
    const explain = explainer(accounts.table, model, { hotValues });
    const decided = {
      runId,
      at,
      accounts,
      resolution,
      takenOverMobiles: takenOverMobiles(accounts.table, resolution.clusterOf),
      explain,
    } satisfies Decided;
    const tools = { fieldEncryption, recordOf: (account: number) => records.at(account) };
    const changedAccounts = await writeCustomers(decided, tools, progress, late);
    const reviewPairs = await saveReviewPairs(decided, progress);
    const seconds = (now().getTime() - at.getTime()) / 1000;
    const summary = { ...resolutionFigures(resolution), changedAccounts, reviewPairs, seconds };
    await saveBlockPlan(runId, resolution.blockPlan, fieldEncryption);
    await finishRun(runId, summary, { ...resolution, settings }, fieldEncryption, now());
    await dropOlderPlans(runId);
    return { runId, summary };
  } catch (error) {
    await failRun(runId, error, now());
    throw error;
  }
}
