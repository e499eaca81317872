import type { CustomerActor } from '@heyi/shared/actor';
import { shanghaiDate } from '@heyi/shared/dates';
import { must } from '@heyi/shared/errors';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { requireConsent } from '../consents/consents.service.ts';
import { ownedAccount } from '../identity/owned-account.ts';
import { changeOwnAccount } from '../identity/resolve-one/change-own-account.ts';
import { spendOn } from '../limits/limits.ts';
import type { Ports } from '../ports/ports.ts';
import { miniProgram } from '../wechat/apps/mini-program.ts';
import { wechatUserOf } from '../wechat/wechat-user.ts';
import { redeemPhoneCode } from './phone-code.ts';

/**
 * The mobile number that WeChat confirms becomes part of what the account says, with its day. Throws
 * `account.not_found`, `consent.required`, `limit.used_up`, and what `redeemPhoneCode` throws.
 */
export async function setMobile(
  actor: CustomerActor,
  code: string,
  occasion: Occasion,
  ports: Pick<Ports, 'now' | 'fieldEncryption' | 'wechat'>,
): Promise<void> {
  await requireConsent(actor, 'service', ports);
  const { account } = await ownedAccount(actor.accountId, ports.fieldEncryption);
  const user = wechatUserOf(account);
  must(user, 'account.not_found');
  const app = await miniProgram(user.appid);
  const mobile = await spendOn('mobile', actor.accountId, occasion.at, () =>
    redeemPhoneCode(app, user.openid, code, ports),
  );
  const fields = { mobile, mobileAt: shanghaiDate(occasion.at) };
  await changeOwnAccount(actor.accountId, fields, ports);
  const target = { type: 'account' as const, id: actor.accountId };
  await recordAudit({ actor, action: 'me.mobile_verified', target }, occasion);
}
