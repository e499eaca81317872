import { defaultBars } from '../engine/decide/bars.ts';
import { type IdentitySettings, SettingsVersionModel } from './settings-version.model.ts';

/** Settings and which version of them they are; what the product came with is version 0. */
export interface NumberedSettings extends IdentitySettings {
  version: number;
}

const initial: NumberedSettings = { version: 0, bars: defaultBars, modelRunId: null };

/** By what the next run is to decide. What the last run did decide by is in `lastDecisions`. */
export async function currentSettings(): Promise<NumberedSettings> {
  const last = await SettingsVersionModel.findOne().sort({ version: -1 }).lean();
  if (!last) return initial;
  const { version, bars, modelRunId } = last;
  return { version, bars, modelRunId };
}
