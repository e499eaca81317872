import type { TouchKind } from '@heyi/shared/wechat/codes.schema';
import { mongo, Types } from 'mongoose';
import { accountsBeside } from '../../identity/customers-of-accounts.ts';
import { SceneCodeModel } from '../code.model.ts';
import { type CodeTouch, CodeTouchModel, LeadSourceModel } from '../code-touch.model.ts';
import { leadSource } from './lead-source.rules.ts';

interface Arrival {
  /** Of what told it, so that it counts once. */
  id: Types.ObjectId;
  appid: string;
  scene: string;
  kind: TouchKind;
  accountId: Types.ObjectId;
  at: Date;
}

/** Counts that somebody came by a code; a scene that is none of ours is nobody's. */
export async function noteTouch({ id, appid, scene, kind, accountId, at }: Arrival): Promise<void> {
  const code = await SceneCodeModel.findOne({ appid, scene }).select({ _id: 1 }).lean();
  if (!code) return;
  await insertOnce({ _id: id, codeId: code._id, kind, accountId, at });
  if (kind !== 'scan') await decideSource(accountId, at);
}

/**
 * Remembers by which scene, if any, an account has signed in to the mini-program, and whose lead it is. Called after each
 * sign-in.
 */
export async function noteScene(
  { appid, accountId, scene }: { appid: string; accountId: Types.ObjectId; scene: string | null },
  at: Date,
): Promise<void> {
  const id = new Types.ObjectId();
  if (scene === null) await decideSource(accountId, at);
  else await noteTouch({ id, appid, scene, kind: 'sign-in', accountId, at });
}

async function insertOnce(touch: CodeTouch): Promise<void> {
  try {
    await CodeTouchModel.create(touch);
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
  }
}

/** A person is one lead, by whichever account: the first decision stands. */
async function decideSource(accountId: Types.ObjectId, at: Date): Promise<void> {
  const accounts = await accountsBeside(accountId);
  if (await LeadSourceModel.exists({ _id: { $in: accounts } })) return;
  const touches = await CodeTouchModel.find({ accountId: { $in: accounts }, at: { $lte: at } })
    .sort({ at: 1 })
    .lean();
  const codeId = leadSource(touches, at);
  if (!codeId) return;
  await LeadSourceModel.updateOne(
    { _id: accountId },
    { $setOnInsert: { codeId, at } },
    { upsert: true },
  );
}
