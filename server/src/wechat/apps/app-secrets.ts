import type { FieldEncryption } from '../../database/field-encryption.ts';
import { sealedField } from '../../database/sealed-field.ts';
import type { WechatApp } from '../wechat-app.model.ts';

type Key = Pick<WechatApp, 'appid'>;
type Secret = 'secret' | 'token' | 'aesKey';

const nameOf =
  (name: Secret) =>
  ({ appid }: Key) =>
    `wechat-app:${appid}:${name}`;

const secret = sealedField<Key>('wechat_apps', 'secret', ['appid'], nameOf('secret'));
const token = sealedField<Key>('wechat_apps', 'token', ['appid'], nameOf('token'));
const aesKey = sealedField<Key>('wechat_apps', 'aesKey', ['appid'], nameOf('aesKey'));

export const appSecretFields = { secret, token, aesKey };

export const sealSecret = (name: Secret, text: string, app: Key, encryption: FieldEncryption) =>
  encryption.seal(text, appSecretFields[name].place(app));

/** Null when the app has none. */
export function openSecret(
  name: Secret,
  app: WechatApp,
  encryption: FieldEncryption,
): string | null {
  const sealed = app[name];
  return sealed && encryption.open<string>(sealed, appSecretFields[name].place(app));
}
