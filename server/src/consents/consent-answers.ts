import type { CustomerActor } from '@heyi/shared/actor';
import type { ConsentPurpose } from '@heyi/shared/consents/consents.schema';
import { mongo, Types } from 'mongoose';
import type { Occasion } from '../audit/occasion.ts';
import { type ConsentAnswer, ConsentAnswerModel } from './consent-answer.model.ts';

export type { ConsentAnswer };

const mostTries = 5;

/** Adds an answer after the last one; the same answer to the same text again adds nothing. */
export async function recordAnswer(
  { accountId }: CustomerActor,
  purpose: ConsentPurpose,
  { answer, version }: Pick<ConsentAnswer, 'answer' | 'version'>,
  { at, requestId, address }: Occasion,
): Promise<void> {
  const key = { accountId: new Types.ObjectId(accountId), purpose };
  for (let tries = 1; ; tries++) {
    const last = await ConsentAnswerModel.findOne(key).sort({ serial: -1 }).lean();
    if (last?.answer === answer && last.version === version) return;
    const serial = (last?.serial ?? 0) + 1;
    try {
      await ConsentAnswerModel.create({ ...key, serial, answer, version, at, requestId, address });
      return;
    } catch (error) {
      const isTaken = error instanceof mongo.MongoServerError && error.code === 11000;
      if (!isTaken || tries === mostTries) throw error;
    }
  }
}

/** The last answer of each of these accounts to each purpose. */
export async function lastAnswers(accountIds: readonly Types.ObjectId[]): Promise<ConsentAnswer[]> {
  const answers = await ConsentAnswerModel.find({ accountId: { $in: accountIds } })
    .sort({ serial: 1 })
    .lean();
  const last = new Map(answers.map((one) => [`${one.accountId} ${one.purpose}`, one]));
  return [...last.values()];
}

const mostShown = 500;

/** What was answered by this account, the newest first. */
export const answersOf = ({ accountId }: CustomerActor): Promise<ConsentAnswer[]> =>
  ConsentAnswerModel.find({ accountId }).sort({ _id: -1 }).limit(mostShown).lean();
