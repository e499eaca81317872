import { randomUUID } from 'node:crypto';
import { messageKinds } from '@heyi/shared/messages/message-kinds';
import { consentsOfCustomer } from '../identity/consents-of-customer.ts';
import type { Ports } from '../ports/ports.ts';
import { accessTokenOf } from '../wechat/calls/access-token.ts';
import { callWechat } from '../wechat/calls/call-wechat.ts';
import { noteFollower } from '../wechat/followers/note-follower.ts';
import { failedAttempt, sent } from './attempt-outcome.ts';
import {
  AgreementGone,
  ClaimLost,
  endAttempt,
  leaseMs,
  noteAttempt,
  startAttempt,
} from './attempts.ts';
import { chooseWay, type Decision } from './choose-way.rules.ts';
import { conclude } from './conclude.ts';
import { type Message, MessageModel } from './message.model.ts';
import { valuesOf } from './message-content.ts';
import { messageSettings } from './message-settings.ts';
import { sendingCall } from './send-by-way.ts';
import { type Target, targetsOf } from './targets.ts';

/** Takes up one message that is due, or whose sender died; nobody else has it until its lease ends. */
export const claimMessage = (at: Date): Promise<Message | null> =>
  MessageModel.findOneAndUpdate(
    { state: { $in: ['waiting', 'sending'] }, dueAt: { $lte: at } },
    {
      $set: { state: 'sending', claim: randomUUID(), dueAt: new Date(at.getTime() + leaseMs) },
    },
    { sort: { dueAt: 1 }, returnDocument: 'after' },
  ).lean();

/** Brings a claimed message to the phone if any way is open, one way after the other. */
export async function deliver(claimed: Message, ports: Ports): Promise<void> {
  let message = claimed;
  try {
    for (;;) {
      const { decision, target } = await decide(message, ports);
      if (decision.do !== 'send' || !target) return await conclude(message, decision, ports.now());
      message = await attempt(message, target, ports);
      if (message.state !== 'sending') return;
    }
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error;
  }
}

async function decide(
  message: Message,
  ports: Ports,
): Promise<{ decision: Decision; target: Target | undefined }> {
  const { isMarketing, isUrgent } = messageKinds[message.kind];
  const targets = await targetsOf(message, valuesOf(message, ports.fieldEncryption));
  const decision = chooseWay({
    at: ports.now(),
    isMarketing,
    isUrgent,
    refusesMarketing: isMarketing && (await refusesMarketing(message, ports)),
    expiresAt: message.expiresAt,
    quietHours: (await messageSettings()).quietHours,
    candidates: targets.map(({ candidate }) => candidate),
    tried: message.attempts
      .slice(message.freshFrom)
      .map((tried) => ({ ...tried, accountId: String(tried.accountId) })),
    round: message.round,
  });
  const chosen = decision.do === 'send' ? decision.candidate : null;
  return { decision, target: targets.find(({ candidate }) => candidate === chosen) };
}

async function refusesMarketing({ customerId }: Message, { fieldEncryption }: Ports) {
  if (!customerId) return false;
  const { marketing } = await consentsOfCustomer(String(customerId), fieldEncryption);
  return marketing?.answer === 'refused';
}

/** They left without our being told. */
const noteLeft = ({ app, openid }: Target, ports: Ports) =>
  noteFollower(app, { openid, isFollowing: false }, ports.now(), ports);

/** Tries one way; gives the message as it is then. */
async function attempt(message: Message, target: Target, ports: Ports): Promise<Message> {
  try {
    await accessTokenOf(target.app, ports);
  } catch {
    const result = { outcome: 'later', why: 'unreachable', errcode: null } as const;
    return noteAttempt(message, target, ports.now(), result);
  }
  let started: Message;
  try {
    started = await startAttempt(message, target, ports.now());
  } catch (error) {
    if (error instanceof AgreementGone) return message;
    throw error;
  }
  const call = sendingCall(target, message, valuesOf(message, ports.fieldEncryption));
  try {
    await callWechat(target.app, call, ports);
  } catch (error) {
    const result = failedAttempt(error);
    if (!result) throw error;
    if (result.why === 'not-following') await noteLeft(target, ports);
    return endAttempt(started, target, ports.now(), result);
  }
  return endAttempt(started, target, ports.now(), sent);
}
