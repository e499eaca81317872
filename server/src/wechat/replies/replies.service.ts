import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { NewReplyRule } from '@heyi/shared/wechat/replies.schema';
import { mongo, Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { inTransaction } from '../../database/transaction.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { type ReplyRule, ReplyRuleModel } from '../reply-rule.model.ts';
import { canEditReplies } from './replies.policy.ts';

export async function listReplies(actor: Actor): Promise<ReplyRule[]> {
  must(canSeeWechat(actor), 'auth.forbidden');
  return ReplyRuleModel.find().sort({ _id: 1 }).lean();
}

/** Throws `wechat_reply.taken` when there is a rule for the same occasion. */
export const addReply = (actor: StaffActor, given: NewReplyRule, occasion: Occasion) =>
  write(actor, 'wechat_reply.added', occasion, async (session) => {
    const rule: ReplyRule = { _id: new Types.ObjectId(), ...given, createdAt: occasion.at };
    await ReplyRuleModel.create([rule], { session });
    return rule;
  });

/** Throws `wechat_reply.not_found`, `wechat_reply.taken`. */
export const changeReply = (
  actor: StaffActor,
  id: string,
  given: NewReplyRule,
  occasion: Occasion,
) =>
  write(actor, 'wechat_reply.changed', occasion, (session) =>
    ReplyRuleModel.findByIdAndUpdate(
      id,
      { $set: given },
      { session, returnDocument: 'after' },
    ).lean(),
  );

/** Throws `wechat_reply.not_found`. */
export async function deleteReply(actor: StaffActor, id: string, occasion: Occasion) {
  await write(actor, 'wechat_reply.deleted', occasion, (session) =>
    ReplyRuleModel.findByIdAndDelete(id, { session }).lean(),
  );
}

async function write(
  actor: StaffActor,
  action: 'wechat_reply.added' | 'wechat_reply.changed' | 'wechat_reply.deleted',
  occasion: Occasion,
  change: (session: mongo.ClientSession) => Promise<ReplyRule | null>,
): Promise<ReplyRule> {
  must(canEditReplies(actor), 'auth.forbidden');
  try {
    return await inTransaction(async (session) => {
      const rule = await change(session);
      must(rule, 'wechat_reply.not_found');
      const target = { type: 'wechat-reply' as const, id: rule._id.toHexString() };
      await recordAudit({ actor, action, target }, occasion, session);
      return rule;
    });
  } catch (error) {
    must(!(error instanceof mongo.MongoServerError && error.code === 11000), 'wechat_reply.taken');
    throw error;
  }
}
