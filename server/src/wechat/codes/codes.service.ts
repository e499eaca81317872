import type { Actor, StaffActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import type { PageOf } from '@heyi/shared/paging';
import { type CodesQuery, codeLimits, type NewCode } from '@heyi/shared/wechat/codes.schema';
import { mongo, type QueryFilter, Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { pageById } from '../../database/page-by-id.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Ports } from '../../ports/ports.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { type SceneCode, SceneCodeModel } from '../code.model.ts';
import { type WechatApp, WechatAppModel } from '../wechat-app.model.ts';
import { askForCode } from './ask-for-code.ts';
import { canMakeCodes, canRenewCode } from './codes.policy.ts';

const mostOfOneOwner = 99;

interface Tools {
  ports: Ports;
  occasion: Occasion;
}

export async function listCodes(
  actor: Actor,
  { appid, owner, ownerCode, ...page }: CodesQuery,
): Promise<PageOf<SceneCode>> {
  must(canSeeWechat(actor), 'auth.forbidden');
  const filter: QueryFilter<SceneCode> = {
    ...(appid ? { appid } : {}),
    ...(owner ? { owner } : {}),
    ...(ownerCode ? { ownerCode } : {}),
  };
  return pageById(SceneCodeModel, filter, page);
}

/** How many permanent codes each app has. */
export async function countPermanent(): Promise<{ appid: string; permanent: number }[]> {
  const counted = await SceneCodeModel.aggregate<{ _id: string; permanent: number }>([
    { $match: { kind: 'permanent' } },
    { $group: { _id: '$appid', permanent: { $sum: 1 } } },
  ]);
  return counted.map(({ _id, permanent }) => ({ appid: _id, permanent }));
}

/** Throws `code.not_found`. */
export async function findCode(actor: Actor, id: string): Promise<SceneCode> {
  must(canSeeWechat(actor), 'auth.forbidden');
  const code = await SceneCodeModel.findById(id).lean();
  must(code, 'code.not_found');
  return code;
}

/**
 * Makes a code; its scene names its owner. When WeChat does not make it, nothing is left. Throws `wechat_app.not_found`,
 * `code.wrong_app`, `code.too_many` and what `askForCode` throws.
 */
export async function makeCode(
  actor: StaffActor,
  given: NewCode,
  { ports, occasion }: Tools,
): Promise<SceneCode> {
  must(canMakeCodes(actor), 'auth.forbidden');
  const app = await WechatAppModel.findOne({ appid: given.appid }).lean();
  must(app, 'wechat_app.not_found');
  must((app.kind === 'mini-program') === (given.kind === 'mini-program'), 'code.wrong_app');
  if (given.kind === 'permanent') {
    const { appid } = given;
    const permanent = await SceneCodeModel.countDocuments({ appid, kind: 'permanent' });
    must(permanent < codeLimits.permanent, 'code.too_many');
  }
  const code = await reserve(given, actor, occasion.at);
  try {
    return await complete(actor, 'wechat_code.made', app, code, { ports, occasion });
  } catch (error) {
    await SceneCodeModel.deleteOne({ _id: code._id, content: null, picture: null });
    throw error;
  }
}

/** The first scene of the owner's that is free: `agent:1024`, `agent:1024.2` … */
async function reserve(given: NewCode, actor: StaffActor, at: Date): Promise<SceneCode> {
  for (let serial = 1; serial <= mostOfOneOwner; serial++) {
    const code = unmade(given, serial, actor, at);
    if (await insertUnlessTaken(code)) return code;
  }
  throw new AppError('code.too_many_of_one');
}

const unmade = (
  { appid, kind, owner, ownerCode, label, page, days }: NewCode,
  serial: number,
  actor: StaffActor,
  at: Date,
): SceneCode => ({
  _id: new Types.ObjectId(),
  ...{ appid, kind, owner, ownerCode, label },
  scene: `${owner}:${ownerCode}${serial === 1 ? '' : `.${serial}`}`,
  page: kind === 'mini-program' ? (page ?? null) : null,
  days: kind === 'temporary' ? (days ?? null) : null,
  content: null,
  expiresAt: null,
  picture: null,
  createdAt: at,
  createdBy: actor.username,
});

async function insertUnlessTaken(code: SceneCode): Promise<boolean> {
  try {
    await SceneCodeModel.create(code);
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
    throw error;
  }
}

/** Asks WeChat for a code again that is over, or that was not made. Throws `code.not_found`, `auth.forbidden`. */
export async function renewCode(actor: StaffActor, id: string, tools: Tools): Promise<SceneCode> {
  const code = await findCode(actor, id);
  must(canRenewCode(actor, code, tools.occasion.at), 'auth.forbidden');
  const app = await WechatAppModel.findOne({ appid: code.appid }).lean();
  must(app, 'wechat_app.not_found');
  return complete(actor, 'wechat_code.renewed', app, code, tools);
}

async function complete(
  actor: StaffActor,
  action: 'wechat_code.made' | 'wechat_code.renewed',
  app: WechatApp,
  code: SceneCode,
  { ports, occasion }: Tools,
): Promise<SceneCode> {
  const made = await askForCode(app, code, ports);
  return update(actor, action, code._id.toHexString(), made, occasion);
}

/** Throws `code.not_found`. */
export const changeCode = (
  actor: StaffActor,
  id: string,
  change: Pick<SceneCode, 'label'>,
  occasion: Occasion,
) => update(actor, 'wechat_code.changed', id, change, occasion);

async function update(
  actor: StaffActor,
  action: 'wechat_code.made' | 'wechat_code.renewed' | 'wechat_code.changed',
  id: string,
  set: Partial<SceneCode>,
  occasion: Occasion,
): Promise<SceneCode> {
  must(canMakeCodes(actor), 'auth.forbidden');
  return inTransaction(async (session) => {
    const code = await SceneCodeModel.findByIdAndUpdate(
      id,
      { $set: set },
      { session, returnDocument: 'after' },
    ).lean();
    must(code, 'code.not_found');
    const target = { type: 'wechat-code' as const, id };
    await recordAudit({ actor, action, target }, occasion, session);
    return code;
  });
}
