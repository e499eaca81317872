import type { Channel } from './identity/account-field.ts';

/** Who an endpoint may speak to; a token speaks for exactly one of them. */
export const audiences = ['public', 'customer', 'agent', 'staff', 'core-system'] as const;
export type Audience = (typeof audiences)[number];

/** Who signs in and has sessions. */
export const signedInAudiences = [
  'customer',
  'agent',
  'staff',
] as const satisfies readonly Audience[];
export type SignedInAudience = (typeof signedInAudiences)[number];

export const staffRoles = [
  'operations',
  'training',
  'customer-service',
  'compliance',
  'channel-manager',
  'administrator',
] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface PublicActor {
  audience: 'public';
}
export interface CustomerActor {
  audience: 'customer';
  /** The customer that the account belongs to now; another one after a merge or a split. */
  id: string;
  /** The channel account, made of one WeChat, that signed in. */
  accountId: string;
  sessionId: string;
}
export interface AgentActor {
  audience: 'agent';
  id: string;
  channel: Channel;
  /** The intermediary company that the agent works for; null for our own. */
  partnerId: string | null;
  /** The channel account of the agent's WeChat. */
  accountId: string;
  sessionId: string;
}
export interface StaffActor {
  audience: 'staff';
  id: string;
  username: string;
  roles: StaffRole[];
  sessionId: string;
}
export interface CoreSystemActor {
  audience: 'core-system';
  id: string;
}

export type Actor = PublicActor | CustomerActor | AgentActor | StaffActor | CoreSystemActor;

export type SignedInActor = Extract<Actor, { audience: SignedInAudience }>;

/** The actor that a handler of an endpoint for these audiences is given. */
export type ActorFor<A extends Audience> = Extract<Actor, { audience: A }>;

/** True for a staff member who has at least one of the named roles (any staff member when none is named). */
export const isStaff = (actor: Actor, ...roles: StaffRole[]): actor is StaffActor =>
  actor.audience === 'staff' &&
  (roles.length === 0 || roles.some((role) => actor.roles.includes(role)));
