import type { Types } from 'mongoose';
import { inTransaction } from '../database/transaction.ts';
import { heldCustomerOf } from '../identity/customer-of-account.ts';
import { AgreementModel, type AgreementTeller } from './agreement.model.ts';

export interface AgreementAnswer {
  appid: string;
  openid: string;
  templateId: string;
  accountId: Types.ObjectId;
  isYes: boolean;
  /** The same for every telling of this answer by the same teller. */
  key: string;
  toldBy: AgreementTeller;
  at: Date;
}

/** The mini-program and WeChat both tell of a tap; within this time the second of them tells of the same one. */
const sameTapMs = 120_000;
const mostKeys = 20;
const mostLeft = 99;

/** One yes is one message; told again, by whomever, it counts once. */
export async function noteAgreement({
  isYes,
  key,
  toldBy,
  at,
  accountId,
  ...who
}: AgreementAnswer): Promise<void> {
  await inTransaction(async (session) => {
    const customerId = await heldCustomerOf(accountId, session);
    const isNew = { keys: { $ne: key } };
    await AgreementModel.updateOne(
      who,
      { $setOnInsert: { accountId, customerId, left: 0 } },
      { upsert: true, session },
    );
    if (!isYes) {
      await AgreementModel.updateOne({ ...who, ...isNew }, told({ refusedAt: at }), { session });
      return;
    }
    const sameTap = new Date(at.getTime() - sameTapMs);
    const isAnother = [{ toldBy: null }, { toldBy }, { agreedAt: { $lte: sameTap } }];
    await AgreementModel.updateOne(
      { ...who, ...isNew, $or: isAnother, left: { $lt: mostLeft } },
      { ...told({ agreedAt: at, toldBy }), $inc: { left: 1 } },
      { session },
    );
  });

  function told<Set extends object>(set: Set) {
    return { $set: set, $push: { keys: { $each: [key], $slice: -mostKeys } } };
  }
}
