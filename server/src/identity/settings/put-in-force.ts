import type { StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { type mongo, Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { doerOf } from '../by-hand/deed.ts';
import { canSetIdentities } from '../identity.policy.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { type SettingsVersion, saveSettings, settingsDetails } from './settings.service.ts';
import { settingsReasonField } from './settings-reason.ts';

interface Change {
  /** The version that these take the place of. */
  basedOn: number;
  previewId: Types.ObjectId | null;
  reason: string;
  occasion: Occasion;
  encryption: FieldEncryption;
  session: mongo.ClientSession;
}

/** Makes these settings the next version; throws `settings.changed` when somebody was faster. */
export async function putInForce(
  actor: StaffActor,
  { bars, modelRunId }: IdentitySettings,
  { basedOn, previewId, reason, occasion, encryption, session }: Change,
): Promise<SettingsVersion> {
  must(canSetIdentities(actor), 'auth.forbidden');
  const version = basedOn + 1;
  const settings: SettingsVersion = {
    _id: new Types.ObjectId(),
    version,
    bars,
    modelRunId,
    previewId,
    reason: encryption.seal(reason, settingsReasonField.place({ version })),
    by: doerOf(actor),
    at: occasion.at,
  };
  await saveSettings(settings, session);
  await recordAudit(
    {
      actor,
      action: 'identity.settings_changed',
      target: { type: 'settings', id: settings._id.toHexString() },
      details: { ...settingsDetails(settings), version },
      reason: { text: reason, encryption },
    },
    occasion,
    session,
  );
  return settings;
}
