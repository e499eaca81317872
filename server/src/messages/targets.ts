import type { MessageValues } from '@heyi/shared/messages/message-kinds';
import { templateData } from '@heyi/shared/messages/template-map';
import type { Types } from 'mongoose';
import { findActiveAgent } from '../agents/agent-accounts.ts';
import { type AccountKey, accountKey, accountKeysOf } from '../identity/accounts-of-customer.ts';
import { enabledApps } from '../wechat/apps/enabled-apps.ts';
import type { WechatApp } from '../wechat/apps/wechat-apps.service.ts';
import { type Follower, followersOfAccounts } from '../wechat/followers/followers-of-accounts.ts';
import { type WechatUser, wechatUserOf } from '../wechat/wechat-user.ts';
import { AgreementModel } from './agreement.model.ts';
import type { Candidate } from './choose-way.rules.ts';
import type { Message } from './message.model.ts';
import { type MessageTemplate, MessageTemplateModel } from './message-template.model.ts';

/** A candidate, and what it takes to send by it. */
export interface Target {
  candidate: Candidate;
  accountId: Types.ObjectId;
  app: WechatApp;
  openid: string;
  templateId: string;
  data: Record<string, { value: string }>;
  /** Where a template message of a public account leads. */
  miniProgram: WechatApp | undefined;
}

/** Every way there is to whoever a message is for, open or not. */
export async function targetsOf(message: Message, values: MessageValues): Promise<Target[]> {
  const accounts = await accountsOf(message);
  const [apps, templates, followers] = await Promise.all([
    enabledApps(),
    MessageTemplateModel.find({ kind: message.kind }).lean(),
    followersOfAccounts(accounts.map(({ _id }) => _id)),
  ]);
  const tools: Tools = { message, values, apps, templates };
  const visitors = await Promise.all(accounts.map((account) => toMiniProgram(account, tools)));
  return [...visitors.flat(), ...followers.flatMap((follower) => toFollower(follower, tools))];
}

interface Tools {
  message: Message;
  values: MessageValues;
  apps: ReadonlyMap<string, WechatApp>;
  templates: readonly MessageTemplate[];
}

async function accountsOf({ accountId, customerId, agentId }: Message): Promise<AccountKey[]> {
  if (customerId) return accountKeysOf(customerId);
  const own = agentId ? (await findActiveAgent(String(agentId)))?.accountId : accountId;
  const account = own && (await accountKey(own));
  return account ? [account] : [];
}

const nothingKnown = { agreementsLeft: 0, isFollowing: false, actedAt: null };

async function toMiniProgram(account: AccountKey, tools: Tools): Promise<Target[]> {
  const user = account.channel === 'mini-program' ? wechatUserOf(account) : null;
  const app = user && tools.apps.get(user.appid);
  if (!user || !app) return [];
  const byTemplate = template(app, tools);
  const agreementsLeft = await agreementsOf(user, byTemplate.templateId);
  const { hasTemplate, fits, ...sending } = byTemplate;
  const candidate: Candidate = {
    ...nothingKnown,
    ...{ way: 'subscribe', appid: app.appid, accountId: String(account._id) },
    ...{ hasTemplate, fits, agreementsLeft },
  };
  const { openid } = user;
  return [{ candidate, accountId: account._id, app, openid, ...sending, miniProgram: undefined }];
}

async function agreementsOf({ appid, openid }: WechatUser, templateId: string): Promise<number> {
  const agreement = await AgreementModel.findOne({ appid, openid, templateId }).lean();
  return agreement?.left ?? 0;
}

function toFollower(follower: Follower, tools: Tools): Target[] {
  const { appid, openid, isFollowing, actedAt, accountId } = follower;
  const app = tools.apps.get(appid);
  if (app?.kind !== 'public-account' || !accountId) return [];
  const { hasTemplate, fits, ...sending } = template(app, tools);
  const known = { ...nothingKnown, appid, isFollowing, actedAt, accountId: String(accountId) };
  const miniProgram = [...tools.apps.values()].find(({ kind }) => kind === 'mini-program');
  const target = { accountId, app, openid, ...sending, miniProgram };
  return [
    { ...target, candidate: { ...known, way: 'template', hasTemplate, fits } },
    { ...target, candidate: { ...known, way: 'custom', hasTemplate: false, fits: true } },
  ];
}

function template({ appid }: WechatApp, { message, values, templates }: Tools) {
  const found = templates.find((one) => one.appid === appid);
  const data = found ? templateData(message.kind, values, found.fields) : null;
  return {
    hasTemplate: found !== undefined,
    fits: data !== null,
    templateId: found?.templateId ?? '',
    data: data ?? {},
  };
}
