import type { SignedInAudience } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { mongo, Types } from 'mongoose';
import { hashesOf, newRefreshToken, successorOf } from './refresh-token.ts';
import { type Session, type SessionEnd, SessionModel } from './session.model.ts';

export type { SessionEnd };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a session goes on unused, and how long at most; a mini-program signs in again without asking its user. */
const lifetimes = {
  staff: { idleMs: 12 * hour, longestMs: 7 * day },
  agent: { idleMs: day, longestMs: 7 * day },
  customer: { idleMs: 7 * day, longestMs: 30 * day },
} as const satisfies Record<SignedInAudience, object>;

/** So long after its use a refresh token still gives the answer that it gave. */
const graceMs = 10_000;

export interface OpenedSession {
  session: Session;
  refreshToken: string;
}

/** What a session is known by to its owner. */
export interface SessionOrigin {
  device: string;
  address: string;
}

export async function openSession(
  subject: Pick<Session, 'audience' | 'subjectId' | 'accountId'>,
  { device, address }: SessionOrigin,
  at: Date,
  transaction: mongo.ClientSession,
): Promise<OpenedSession> {
  const refreshToken = newRefreshToken();
  const { idleMs, longestMs } = lifetimes[subject.audience];
  const [created] = await SessionModel.create(
    [
      {
        ...subject,
        ...hashesOf(refreshToken),
        device,
        address,
        rotatedAt: at,
        startedAt: at,
        idleUntil: new Date(at.getTime() + idleMs),
        expiresAt: new Date(at.getTime() + longestMs),
      },
    ],
    { session: transaction },
  );
  return { session: (created as NonNullable<typeof created>).toObject(), refreshToken };
}

const alive = (at: Date) => ({ endedAt: null, idleUntil: { $gt: at }, expiresAt: { $gt: at } });

/** The session if it still goes on. */
export const findLiveSession = (id: string, at: Date): Promise<Session | null> =>
  SessionModel.findOne({ _id: id, ...alive(at) }).lean();

const mostListed = 200;

/** The newest first. */
export const liveSessionsOf = (whose: WhoseSessions, at: Date): Promise<Session[]> =>
  SessionModel.find({ ...whose, ...alive(at) })
    .sort({ _id: -1 })
    .limit(mostListed)
    .lean();

export type Rotation = OpenedSession | { reusedIn: Session };

/**
 * Takes a refresh token and gives its successor. Of parallel requests with one token exactly one rotates; the
 * others, for 10 s, are given the same successor. A token used again after that was stolen or copied: its session
 * ends, whoever holds the newest token. Throws `auth.session_ended` for a session that is over, never was, or is
 * none of these audiences'.
 */
export async function rotateRefreshToken(
  token: string,
  audiences: readonly SignedInAudience[],
  serverSecret: string,
  at: Date,
): Promise<Rotation> {
  const hashes = hashesOf(token);
  must(hashes, 'auth.session_ended');
  const { familyHash, tokenHash } = hashes;
  const refreshToken = successorOf(token, serverSecret);
  const known = await SessionModel.findOne({ familyHash, ...alive(at) }).lean();
  must(known, 'auth.session_ended');
  must(audiences.includes(known.audience), 'auth.session_ended');
  const { idleMs } = lifetimes[known.audience];
  const rotated = await SessionModel.findOneAndUpdate(
    { familyHash, tokenHash, ...alive(at) },
    {
      $set: {
        tokenHash: hashesOf(refreshToken)?.tokenHash,
        previousHash: tokenHash,
        rotatedAt: at,
        idleUntil: new Date(at.getTime() + idleMs),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (rotated) return { session: rotated, refreshToken };
  const session = await SessionModel.findOne({ familyHash, ...alive(at) }).lean();
  must(session, 'auth.session_ended');
  const since = at.getTime() - session.rotatedAt.getTime();
  if (session.previousHash === tokenHash && since <= graceMs) return { session, refreshToken };
  await endSessions({ _id: session._id }, 'refresh_token_reused', at);
  return { reusedIn: session };
}

/** The live session of a refresh token that is, or was until just now, good. */
export async function findSessionByToken(token: string, at: Date): Promise<Session | null> {
  const hashes = hashesOf(token);
  if (!hashes) return null;
  const { familyHash, tokenHash } = hashes;
  return SessionModel.findOne({
    familyHash,
    $or: [{ tokenHash }, { previousHash: tokenHash }],
    ...alive(at),
  }).lean();
}

/** All sessions of a subject, or of a WeChat, whatever hat it wears. */
export type WhoseSessions = { subjectId: Types.ObjectId } | { accountId: Types.ObjectId };

type WhichSessions = (WhoseSessions | { _id: Types.ObjectId }) & { except?: string };

/** Ends the sessions at once: their access tokens are refused from the next request on. Returns how many it ended. */
export async function endSessions(
  { except, ...which }: WhichSessions,
  endReason: SessionEnd,
  at: Date,
  transaction?: mongo.ClientSession,
): Promise<number> {
  const { modifiedCount } = await SessionModel.updateMany(
    { ...which, ...(except ? { _id: { $ne: except } } : {}), endedAt: null },
    { $set: { endedAt: at, endReason } },
    transaction ? { session: transaction } : {},
  );
  return modifiedCount;
}
