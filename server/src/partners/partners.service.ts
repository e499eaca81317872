import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Page, PageOf } from '@heyi/shared/paging';
import { mongo, Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { pageById } from '../database/page-by-id.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Partner, PartnerModel } from './partner.model.ts';
import { canManagePartners, canSeePartners } from './partners.policy.ts';

export type { Partner };

export async function listPartners(actor: Actor, page: Page): Promise<PageOf<Partner>> {
  must(canSeePartners(actor), 'auth.forbidden');
  return pageById(PartnerModel, {}, page);
}

/** Throws `partner.name_taken`. */
export async function createPartner(
  actor: StaffActor,
  name: string,
  occasion: Occasion,
): Promise<Partner> {
  must(canManagePartners(actor), 'auth.forbidden');
  const partner: Partner = { _id: new Types.ObjectId(), name, createdAt: occasion.at };
  try {
    await inTransaction(async (session) => {
      await PartnerModel.create([partner], { session });
      const target = { type: 'partner' as const, id: partner._id.toHexString() };
      await recordAudit({ actor, action: 'partner.created', target }, occasion, session);
    });
    return partner;
  } catch (error) {
    const isTaken = error instanceof mongo.MongoServerError && error.code === 11000;
    must(!isTaken, 'partner.name_taken');
    throw error;
  }
}

/** The names of these, by id. */
export async function partnerNames(
  ids: readonly (Types.ObjectId | null)[],
): Promise<Map<string, string>> {
  const partners = await PartnerModel.find({ _id: { $in: ids.filter(Boolean) } }).lean();
  return new Map(partners.map(({ _id, name }) => [_id.toHexString(), name]));
}

/** Those with these names, by name. */
export async function partnersNamed(
  names: readonly string[],
): Promise<Map<string, Types.ObjectId>> {
  const partners = await PartnerModel.find({ name: { $in: names } }).lean();
  return new Map(partners.map(({ _id, name }) => [name, _id]));
}

/** Throws `partner.not_found`. */
export async function mustBePartner(id: string): Promise<Types.ObjectId> {
  const found = await PartnerModel.exists({ _id: id });
  must(found, 'partner.not_found');
  return found._id;
}
