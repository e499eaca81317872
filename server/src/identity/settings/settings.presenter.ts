import type { Actor } from '@heyi/shared/actor';
import type { CurrentSettings, SettingsVersionView } from '@heyi/shared/identity/settings.schema';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { canSetIdentities } from '../identity.policy.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { modelVersions, type SettingsChange, type SettingsInForce } from './settings.service.ts';
import { settingsReasonField } from './settings-reason.ts';

/** Bars and model as they are shown; `versions` names the models of runs. */
export const presentSettings = (
  { bars, modelRunId }: IdentitySettings,
  versions: ReadonlyMap<string, string>,
) => ({
  bars: { upper: bars.upper, lower: bars.lower },
  modelRunId: modelRunId?.toHexString() ?? null,
  modelVersion: modelRunId ? (versions.get(modelRunId.toHexString()) ?? null) : null,
});

export async function presentSettingsChanges(
  changes: readonly SettingsChange[],
  encryption: FieldEncryption,
): Promise<SettingsVersionView[]> {
  const versions = await modelVersions(
    changes.flatMap(({ settings, before }) => [settings.modelRunId, before?.modelRunId]),
  );
  return changes.map(({ settings, before }) => ({
    ...presentSettings(settings, versions),
    version: settings.version,
    before: before && presentSettings(before, versions),
    previewId: settings.previewId?.toHexString() ?? null,
    reason: settings.reason
      ? encryption.open<string>(settings.reason, settingsReasonField.place(settings))
      : null,
    by: settings.by ?? null,
    at: settings.at?.toISOString() ?? null,
  }));
}

export async function presentCurrentSettings(
  { lastRun, ...change }: SettingsInForce,
  actor: Actor,
  encryption: FieldEncryption,
): Promise<CurrentSettings> {
  const [current] = await presentSettingsChanges([change], encryption);
  return {
    current: current as SettingsVersionView,
    lastRunBy: lastRun ? (lastRun.settings?.version ?? 0) : null,
    lastRunId: lastRun?.id.toHexString() ?? null,
    can: { change: canSetIdentities(actor) },
  };
}
