import type { Actor } from '@heyi/shared/actor';
import type { AuditDetails } from '@heyi/shared/audit/audit.schema';
import { AppError, must } from '@heyi/shared/errors';
import type { SettingsChanged } from '@heyi/shared/identity/settings.schema';
import type { Page, PageOf } from '@heyi/shared/paging';
import { mongo, type Types } from 'mongoose';
import { pageById } from '../../database/page-by-id.ts';
import { canSeeIdentities } from '../identity.policy.ts';
import { ResolutionRunModel } from '../resolution-run.model.ts';
import { currentSettings, settingsAt } from './current-settings.ts';
import type { IdentitySettings, NumberedSettings } from './identity-settings.ts';
import { type SettingsVersion, SettingsVersionModel } from './settings-version.model.ts';

export type { SettingsVersion };

/** One version, and what it took the place of; of what the product came with nothing more is known. */
export interface SettingsChange {
  settings: NumberedSettings & Partial<SettingsVersion>;
  before: NumberedSettings | null;
}

export interface SettingsInForce extends SettingsChange {
  lastRun: { id: Types.ObjectId; settings: NumberedSettings | null } | null;
}

/** What the next run will decide by, and what the last one did. */
export async function showSettings(actor: Actor): Promise<SettingsInForce> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const stored = await SettingsVersionModel.findOne().sort({ version: -1 }).lean();
  const change = stored
    ? await withBefore(stored)
    : { settings: await currentSettings(), before: null };
  const lastRun = await ResolutionRunModel.findOne({ status: 'done' })
    .sort({ _id: -1 })
    .select({ settings: 1 })
    .lean();
  return { ...change, lastRun: lastRun && { id: lastRun._id, settings: lastRun.settings } };
}

export async function listSettings(actor: Actor, page: Page): Promise<PageOf<SettingsChange>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const { items, nextCursor } = await pageById(SettingsVersionModel, {}, page);
  return { items: await Promise.all(items.map(withBefore)), nextCursor };
}

/** Adds the next version; of two at the same moment one fails with `settings.changed`. */
export async function saveSettings(
  settings: SettingsVersion,
  session: mongo.ClientSession,
): Promise<void> {
  try {
    await SettingsVersionModel.create([settings], { session });
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000)
      throw await settingsChanged();
    throw error;
  }
}

/** Says who was faster. */
export async function settingsChanged(): Promise<AppError> {
  const last = await SettingsVersionModel.findOne().sort({ version: -1 }).lean();
  const details: SettingsChanged = {
    version: last?.version ?? 0,
    by: last?.by ?? null,
    at: last?.at.toISOString() ?? null,
  };
  return new AppError('settings.changed', details);
}

export const withBefore = async (settings: SettingsVersion): Promise<SettingsChange> => ({
  settings,
  before: await settingsAt(settings.version - 1),
});

/** Settings as the audit trail tells them. */
export const settingsDetails = ({ bars, modelRunId }: IdentitySettings): AuditDetails => ({
  upper: bars.upper,
  lower: bars.lower,
  ...(modelRunId ? { modelRun: modelRunId.toHexString() } : {}),
});

/** Names the models of these runs. */
export async function modelVersions(
  runIds: readonly (Types.ObjectId | null | undefined)[],
): Promise<Map<string, string>> {
  const ids = runIds.filter((id) => id !== null && id !== undefined);
  const runs = await ResolutionRunModel.find({ _id: { $in: ids } })
    .select({ 'matchModel.version': 1 })
    .lean();
  return new Map(runs.map(({ _id, matchModel }) => [String(_id), matchModel?.version ?? '']));
}
