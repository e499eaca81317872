import type { StaffActor } from '@heyi/shared/actor';
import type { AccessToken, SessionView, StaffSignedIn } from '@heyi/shared/auth/auth.schema';
import { presentMe } from '../staff/staff.presenter.ts';
import type { Session } from './session.model.ts';
import type { SignedIn } from './sign-in.ts';
import type { Tokens } from './tokens.ts';

export const presentAccessToken = ({ accessToken, expiresInSeconds }: Tokens): AccessToken => ({
  accessToken,
  expiresInSeconds,
});

export const presentSignedIn = ({ staff, actor, tokens }: SignedIn): StaffSignedIn => ({
  ...presentAccessToken(tokens),
  staff: presentMe(staff, actor),
});

export const presentSession = (session: Session, actor: StaffActor): SessionView => ({
  id: session._id.toHexString(),
  current: session._id.toHexString() === actor.sessionId,
  device: session.device,
  address: session.address,
  startedAt: session.startedAt.toISOString(),
  lastUsedAt: session.rotatedAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
});
