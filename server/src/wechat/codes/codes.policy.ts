import { type Actor, isStaff } from '@heyi/shared/actor';
import { codeLimits } from '@heyi/shared/wechat/codes.schema';
import type { SceneCode } from '../code.model.ts';

export const canMakeCodes = (actor: Actor) =>
  isStaff(actor, 'operations', 'channel-manager', 'administrator');

/** A permanent code is never made twice; one that is nearly over may be asked for again. */
export const canRenewCode = (actor: Actor, code: SceneCode, at: Date) =>
  canMakeCodes(actor) && (!isMade(code) || (code.kind === 'temporary' && isNearlyOver(code, at)));

const isMade = ({ kind, content, picture }: SceneCode) =>
  kind === 'mini-program' ? picture !== null : content !== null;

const isNearlyOver = ({ expiresAt }: SceneCode, at: Date) =>
  expiresAt !== null && expiresAt.getTime() - at.getTime() < renewableMs;

const renewableMs = (codeLimits.temporaryDays / 10) * 86_400_000;
