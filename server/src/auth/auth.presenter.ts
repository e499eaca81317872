import type { SignedInActor } from '@heyi/shared/actor';
import type {
  AccessToken,
  AppTokens,
  CustomerSignedIn,
  SessionView,
  StaffSignedIn,
} from '@heyi/shared/auth/auth.schema';
import { presentMe } from '../staff/staff.presenter.ts';
import type { Session } from './session.model.ts';
import type { SignedIn } from './sign-in.ts';
import type { Tokens } from './tokens.ts';
import type { CustomerSignIn } from './wechat-sign-in.ts';

export const presentAccessToken = ({ accessToken, expiresInSeconds }: Tokens): AccessToken => ({
  accessToken,
  expiresInSeconds,
});

export const presentSignedIn = ({ staff, actor, tokens }: SignedIn): StaffSignedIn => ({
  ...presentAccessToken(tokens),
  staff: presentMe(staff, actor),
});

export const presentAppTokens = (tokens: Tokens): AppTokens => ({
  ...presentAccessToken(tokens),
  refreshToken: tokens.refreshToken,
  refreshUntil: tokens.until.toISOString(),
});

export const presentCustomerSignedIn = ({
  customerId,
  tokens,
}: CustomerSignIn): CustomerSignedIn => ({
  ...presentAppTokens(tokens),
  customerId: customerId.toHexString(),
});

export const presentSession = (session: Session, actor: SignedInActor): SessionView => ({
  id: session._id.toHexString(),
  current: session._id.toHexString() === actor.sessionId,
  audience: session.audience,
  device: session.device,
  address: session.address,
  startedAt: session.startedAt.toISOString(),
  lastUsedAt: session.rotatedAt.toISOString(),
  expiresAt: session.expiresAt.toISOString(),
});
