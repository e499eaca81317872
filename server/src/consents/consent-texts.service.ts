import type { Actor, StaffActor } from '@heyi/shared/actor';
import type {
  ConsentPurpose,
  ConsentTextContent,
  NewConsentText,
} from '@heyi/shared/consents/consents.schema';
import { AppError, must } from '@heyi/shared/errors';
import { mongo, Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { inTransaction } from '../database/transaction.ts';
import { ConsentTextModel, type StoredConsentText } from './consent-text.model.ts';
import { canEditConsentTexts, canSeeConsentTexts } from './consents.policy.ts';

export type { StoredConsentText };

/** By purpose, the newest first. */
export async function listConsentTexts(actor: Actor): Promise<StoredConsentText[]> {
  must(canSeeConsentTexts(actor), 'auth.forbidden');
  return ConsentTextModel.find().sort({ purpose: 1, version: -1 }).lean();
}

/** Drafts the next version. Throws `consent_text.taken` when somebody else does so at the same moment. */
export async function addConsentText(
  actor: StaffActor,
  { purpose, ...content }: NewConsentText,
  occasion: Occasion,
): Promise<StoredConsentText> {
  return write(actor, 'consent_text.added', occasion, async (session) => {
    const last = await ConsentTextModel.findOne({ purpose }, { version: 1 }, { session })
      .sort({ version: -1 })
      .lean();
    const drafted: StoredConsentText = {
      _id: new Types.ObjectId(),
      purpose,
      version: (last?.version ?? 0) + 1,
      ...content,
      createdAt: occasion.at,
      publishedAt: null,
    };
    await ConsentTextModel.create([drafted], { session });
    return drafted;
  });
}

/** Throws `consent_text.not_found`, `consent_text.published`. */
export const changeConsentText = (
  actor: StaffActor,
  id: string,
  content: ConsentTextContent,
  occasion: Occasion,
) => changeDraft(actor, 'consent_text.changed', id, content, occasion);

/** From now on people are asked to agree to it. Throws `consent_text.not_found`, `consent_text.published`, `consent_text.overtaken`. */
export const publishConsentText = (actor: StaffActor, id: string, occasion: Occasion) =>
  changeDraft(actor, 'consent_text.published', id, { publishedAt: occasion.at }, occasion);

type Action = 'consent_text.added' | 'consent_text.changed' | 'consent_text.published';

const changeDraft = (
  actor: StaffActor,
  action: Action,
  id: string,
  set: Partial<StoredConsentText>,
  occasion: Occasion,
) =>
  write(actor, action, occasion, async (session) => {
    const changed = await ConsentTextModel.findOneAndUpdate(
      { _id: id, publishedAt: null },
      { $set: set },
      { session, returnDocument: 'after' },
    ).lean();
    if (!changed) {
      must(await ConsentTextModel.exists({ _id: id }).session(session), 'consent_text.not_found');
      throw new AppError('consent_text.published');
    }
    const { purpose, version } = changed;
    const newer = { purpose, version: { $gt: version }, publishedAt: { $ne: null } };
    must(!(await ConsentTextModel.exists(newer).session(session)), 'consent_text.overtaken');
    return changed;
  });

async function write(
  actor: StaffActor,
  action: Action,
  occasion: Occasion,
  change: (session: mongo.ClientSession) => Promise<StoredConsentText>,
): Promise<StoredConsentText> {
  must(canEditConsentTexts(actor), 'auth.forbidden');
  try {
    return await inTransaction(async (session) => {
      const text = await change(session);
      const target = { type: 'consent-text' as const, id: text._id.toHexString() };
      const details = { kind: text.purpose, version: text.version };
      await recordAudit({ actor, action, target, details }, occasion, session);
      return text;
    });
  } catch (error) {
    must(!(error instanceof mongo.MongoServerError && error.code === 11000), 'consent_text.taken');
    throw error;
  }
}

/** What people are asked to agree to now, and from which version on a consent counts. */
export interface CurrentText {
  text: StoredConsentText;
  countsFrom: number;
}

export async function currentTexts(): Promise<Map<ConsentPurpose, CurrentText>> {
  const published = await ConsentTextModel.find({ publishedAt: { $ne: null } })
    .sort({ version: 1 })
    .lean();
  const current = new Map<ConsentPurpose, CurrentText>();
  for (const text of published) {
    const before = current.get(text.purpose);
    const countsFrom = before && !text.asksAgain ? before.countsFrom : text.version;
    current.set(text.purpose, { text, countsFrom });
  }
  return current;
}
