import { setTimeout as sleep } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { sealedField } from '../../database/sealed-field.ts';
import type { Ports } from '../../ports/ports.ts';
import { WechatUnreachable } from '../../ports/wechat-failure.ts';
import { type AccessToken, AccessTokenModel } from '../access-token.model.ts';
import { openSecret } from '../apps/app-secrets.ts';
import type { WechatApp } from '../wechat-app.model.ts';

/** Renewed this long before its end, so that no call under way meets it. */
const marginMs = 300_000;
const claimMs = 10_000;
const pollMs = 50;
const mostPolls = 200;

export const accessTokenField = sealedField<Pick<AccessToken, '_id'>>(
  'wechat_access_tokens',
  'token',
  ['_id'],
  ({ _id }) => `wechat-access-token:${_id}`,
);

type Needs = Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'>;

/**
 * The app's access token. One process renews it, the others wait for that. `refused` is a token that WeChat no longer
 * takes: as long as it is the stored one, it is renewed.
 */
export async function accessTokenOf(
  app: WechatApp,
  ports: Needs,
  refused: string | null = null,
): Promise<string> {
  for (let poll = 0; poll < mostPolls; poll++) {
    const stored = await AccessTokenModel.findById(app.appid).lean();
    const token = goodToken(stored, ports);
    if (token !== null && token !== refused) return token;
    if (await claim(stored, app.appid, ports.now())) return renew(app, ports, refused);
    await sleep(pollMs);
  }
  throw new WechatUnreachable('no access token in time');
}

function goodToken(stored: AccessToken | null, { now, fieldEncryption }: Needs): string | null {
  if (!stored?.token || !stored.expiresAt) return null;
  if (stored.expiresAt.getTime() - marginMs <= now().getTime()) return null;
  return fieldEncryption.open<string>(stored.token, accessTokenField.place(stored));
}

async function claim(stored: AccessToken | null, appid: string, at: Date): Promise<boolean> {
  const claimedUntil = new Date(at.getTime() + claimMs);
  if (stored) {
    const { modifiedCount } = await AccessTokenModel.updateOne(
      { _id: appid, renewedAt: stored.renewedAt, claimedUntil: { $lte: at } },
      { $set: { claimedUntil } },
    );
    return modifiedCount === 1;
  }
  try {
    await AccessTokenModel.create({ _id: appid, claimedUntil });
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}

async function renew(app: WechatApp, ports: Needs, refused: string | null): Promise<string> {
  const at = ports.now();
  try {
    const fresh = await fetchToken(app, ports, refused);
    const sealed = ports.fieldEncryption.seal(
      fresh.value,
      accessTokenField.place({ _id: app.appid }),
    );
    const expiresAt = new Date(at.getTime() + fresh.expiresInSeconds * 1000);
    await AccessTokenModel.updateOne(
      { _id: app.appid },
      { $set: { token: sealed, renewedAt: at, expiresAt, claimedUntil: at } },
    );
    return fresh.value;
  } catch (error) {
    await AccessTokenModel.updateOne({ _id: app.appid }, { $set: { claimedUntil: at } });
    throw error;
  }
}

/** WeChat gives the same token again while it thinks it good: one that was refused has to be replaced by force. */
async function fetchToken(
  app: WechatApp,
  { wechat, fieldEncryption }: Needs,
  refused: string | null,
) {
  const secret = String(openSecret('secret', app, fieldEncryption));
  const fresh = await wechat.stableToken(app.appid, secret, false);
  if (fresh.value !== refused) return fresh;
  return wechat.stableToken(app.appid, secret, true);
}
