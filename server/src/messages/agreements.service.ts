import type { AgentActor, CustomerActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { AgreementAnswers, OwnTemplateView } from '@heyi/shared/messages/messages.schema';
import { Types } from 'mongoose';
import { accountKey } from '../identity/accounts-of-customer.ts';
import { type WechatUser, wechatUserOf } from '../wechat/wechat-user.ts';
import { AgreementModel } from './agreement.model.ts';
import { MessageTemplateModel } from './message-template.model.ts';
import { noteAgreement } from './note-agreement.ts';

type Person = CustomerActor | AgentActor;

/** The subscribe messages that somebody may be asked for in the mini-program that they are in. */
export async function ownTemplates(actor: Person): Promise<OwnTemplateView[]> {
  const { user, templates } = await whoIn(actor);
  const agreements = await AgreementModel.find({ ...user }).lean();
  return templates.map(({ kind, templateId }) => ({
    kind,
    templateId,
    left: agreements.find((one) => one.templateId === templateId)?.left ?? 0,
  }));
}

/** Keeps what somebody answered; templates that are not used (any more) are left out. */
export async function agree(
  actor: Person,
  { key, answers }: AgreementAnswers,
  at: Date,
): Promise<OwnTemplateView[]> {
  const { user, templates, accountId } = await whoIn(actor);
  const known = new Set(templates.map(({ templateId }) => templateId));
  for (const { templateId, answer } of answers) {
    if (!known.has(templateId) || answer === 'filter') continue;
    const isYes = answer === 'accept';
    await noteAgreement({ ...user, templateId, accountId, isYes, key, toldBy: 'client', at });
  }
  return ownTemplates(actor);
}

async function whoIn({ accountId }: Person) {
  const account = await accountKey(new Types.ObjectId(accountId));
  const user: WechatUser | null = account && wechatUserOf(account);
  must(account, 'account.not_found');
  must(user, 'account.not_found');
  const templates = await MessageTemplateModel.find({ appid: user.appid }).sort({ _id: 1 }).lean();
  return { user, templates, accountId: account._id };
}
