import { sealedField } from '../../database/sealed-field.ts';
import type { SettingsVersion } from './settings-version.model.ts';

export const settingsReasonField = sealedField<Pick<SettingsVersion, 'version'>>(
  'identity_settings',
  'reason',
  ['version'],
  ({ version }) => `identity-settings:${version}:reason`,
);
