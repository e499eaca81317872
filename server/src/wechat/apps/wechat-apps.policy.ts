import { type Actor, isStaff } from '@heyi/shared/actor';

export const canSeeWechat = (actor: Actor) =>
  isStaff(actor, 'operations', 'channel-manager', 'compliance', 'administrator');

/** Whoever holds an app's secrets speaks for the company. */
export const canEditWechatApps = (actor: Actor) => isStaff(actor, 'administrator');
