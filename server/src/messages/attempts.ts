import { inTransaction } from '../database/transaction.ts';
import { AgreementModel } from './agreement.model.ts';
import type { AttemptResult } from './attempt-outcome.ts';
import { type Attempt, type Message, MessageModel } from './message.model.ts';
import type { Target } from './targets.ts';

/** Longer than any call takes, its repetitions included. */
export const leaseMs = 120_000;

/** The message is somebody else's by now. */
export class ClaimLost extends Error {}
/** Another message took the last agreement. */
export class AgreementGone extends Error {}

/**
 * Stores an attempt before WeChat is called, and takes one agreement for it: from now on the message counts as sent
 * until WeChat says otherwise. Throws `ClaimLost`, `AgreementGone`.
 */
export function startAttempt(message: Message, target: Target, at: Date): Promise<Message> {
  return inTransaction(async (session) => {
    const started = { outcome: 'started', why: null, errcode: null } as const;
    const claimed = await MessageModel.findOneAndUpdate(
      { _id: message._id, claim: message.claim, state: 'sending', dueAt: { $gt: at } },
      {
        $push: { attempts: attemptBy(message, target, at, started) },
        $set: { dueAt: new Date(at.getTime() + leaseMs) },
      },
      { session, returnDocument: 'after' },
    ).lean();
    if (!claimed) throw new ClaimLost();
    if (target.candidate.way === 'subscribe') {
      const { modifiedCount } = await AgreementModel.updateOne(
        { ...agreementOf(target), left: { $gte: 1 } },
        { $inc: { left: -1 } },
        { session },
      );
      if (modifiedCount === 0) throw new AgreementGone();
    }
    return claimed;
  });
}

/** Stores one that came to nothing before WeChat was asked. Throws `ClaimLost`. */
export async function noteAttempt(
  message: Message,
  target: Target,
  at: Date,
  result: AttemptResult,
): Promise<Message> {
  const noted = await MessageModel.findOneAndUpdate(
    { _id: message._id, claim: message.claim, state: 'sending' },
    { $push: { attempts: attemptBy(message, target, at, result) } },
    { returnDocument: 'after' },
  ).lean();
  if (!noted) throw new ClaimLost();
  return noted;
}

const attemptBy = (
  { round }: Message,
  { candidate: { way, appid }, accountId }: Target,
  at: Date,
  result: AttemptResult,
): Attempt => ({ way, appid, accountId, at, round, ...result });

/**
 * Stores what the last attempt came to. When its sender was thought dead meanwhile, a late answer still tells that it
 * was sent. Throws `ClaimLost` then.
 */
export async function endAttempt(
  message: Message,
  target: Target,
  at: Date,
  result: AttemptResult,
): Promise<Message> {
  const last = `attempts.${message.attempts.length - 1}`;
  const outcome = {
    [`${last}.outcome`]: result.outcome,
    [`${last}.why`]: result.why,
    [`${last}.errcode`]: result.errcode,
  };
  const isSent = result.outcome === 'sent';
  const end = isSent
    ? { state: 'sent', way: target.candidate.way, claim: null, settledAt: at }
    : {};
  if (target.candidate.way === 'subscribe') await settleAgreement(target, at, result);
  const ended = await MessageModel.findOneAndUpdate(
    { _id: message._id, ...(isSent ? {} : { claim: message.claim }) },
    { $set: { ...outcome, ...end } },
    { returnDocument: 'after' },
  ).lean();
  if (!ended) throw new ClaimLost();
  return ended;
}

const agreementOf = ({ candidate: { appid }, openid, templateId }: Target) => ({
  appid,
  openid,
  templateId,
});

/** One that was not used is given back; when WeChat knows of none, there is none. */
async function settleAgreement(target: Target, at: Date, { outcome, why }: AttemptResult) {
  if (outcome !== 'refused' && outcome !== 'later') return;
  const update =
    why === 'agreement-refused' ? { $set: { left: 0, refusedAt: at } } : { $inc: { left: 1 } };
  await AgreementModel.updateOne(agreementOf(target), update);
}
