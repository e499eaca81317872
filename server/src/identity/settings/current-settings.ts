import type { mongo } from 'mongoose';
import { defaultBars } from '../engine/decide/bars.ts';
import type { NumberedSettings } from './identity-settings.ts';
import { SettingsVersionModel } from './settings-version.model.ts';

const initial: NumberedSettings = { version: 0, bars: defaultBars, modelRunId: null };

/** By what the next run is to decide. What the last run did decide by is in `lastDecisions`. */
export async function currentSettings(session?: mongo.ClientSession): Promise<NumberedSettings> {
  const last = await SettingsVersionModel.findOne()
    .sort({ version: -1 })
    .session(session ?? null)
    .lean();
  if (!last) return initial;
  const { version, bars, modelRunId } = last;
  return { version, bars, modelRunId };
}

/** The settings as they were at this version. */
export async function settingsAt(version: number): Promise<NumberedSettings> {
  if (version === 0) return initial;
  const found = await SettingsVersionModel.findOne({ version }).lean();
  if (!found) throw new Error(`No version ${version} of the settings`);
  return { version, bars: found.bars, modelRunId: found.modelRunId };
}
