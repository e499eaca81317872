import type { Channel } from '@heyi/shared/identity/account-field';
import { Types } from 'mongoose';
import type supertest from 'supertest';
import { type Agent, AgentModel } from '../../server/src/agents/agent.model.ts';
import { type AgentPerson, sealPerson } from '../../server/src/agents/agent-person.ts';
import { openAgentSession } from '../../server/src/auth/agent-session.ts';
import { openCustomerSession } from '../../server/src/auth/customer-session.ts';
import type { OpenedSession } from '../../server/src/auth/sessions.ts';
import { tokensOf } from '../../server/src/auth/tokens.ts';
import { inTransaction } from '../../server/src/database/transaction.ts';
import type { AccountRecord } from '../../server/src/identity/engine/account-record.ts';
import { resolveAccount } from '../../server/src/identity/resolve-one/resolve-account.ts';
import type { Ports } from '../../server/src/ports/ports.ts';

interface Tools {
  ports: Ports;
  tokenSecret: string;
}

/** What the account of somebody's WeChat says beside its openid. */
export interface TestCustomer {
  appid?: string;
  openid?: string;
  fields?: AccountRecord['fields'];
}

export interface TestAgent extends TestCustomer {
  code?: string;
  person?: AgentPerson;
  channel?: Channel;
  partnerId?: string | null;
}

let serial = 0;

/** The tokens of a session; `as` adds the access token to a request. */
export function holding(opened: OpenedSession, tokenSecret: string, at: Date) {
  const { accessToken: token, refreshToken } = tokensOf(opened, tokenSecret, at);
  const as = (request: supertest.Test) => request.set('authorization', `Bearer ${token}`);
  return { sessionId: opened.session._id.toHexString(), token, refreshToken, as };
}

const originAt = (at: Date) => ({ at, requestId: null, address: '127.0.0.1', device: 'test' });

/** A new account of the mini-program, without asking WeChat. */
function aWechat({ appid = `wx${'0'.repeat(16)}`, openid, fields }: TestCustomer, ports: Ports) {
  const own = openid ?? `o-test-${++serial}`;
  const accountId = `${appid}:${own}`;
  const record = {
    channel: 'mini-program' as const,
    accountId,
    fields: { ...fields, openid: own },
  };
  return resolveAccount({ record, extra: {} }, ports);
}

/** Somebody who opened the mini-program; `id` is the customer's. */
export async function signInAsCustomer(customer: TestCustomer, { ports, tokenSecret }: Tools) {
  const { account, customerId } = await aWechat(customer, ports);
  const owner = { accountId: account._id, customerId };
  const opened = await inTransaction((transaction) =>
    openCustomerSession(owner, originAt(ports.now()), transaction),
  );
  const ids = { id: customerId.toHexString(), accountId: account._id.toHexString() };
  return { ...ids, ...holding(opened, tokenSecret, ports.now()) };
}

/** An agent, our own unless told otherwise, whose WeChat is bound; `id` is the agent's. */
export async function signInAsAgent(
  { code = `A${++serial}`, person, channel = 'agency', partnerId = null, ...customer }: TestAgent,
  { ports, tokenSecret }: Tools,
) {
  const { account, customerId } = await aWechat(customer, ports);
  const about = person ?? { name: '测试业务员', mobile: '13900009999' };
  const agent: Agent = {
    _id: new Types.ObjectId(),
    code,
    person: sealPerson(about, { code }, ports.fieldEncryption),
    channel,
    partnerId: partnerId === null ? null : new Types.ObjectId(partnerId),
    accountId: account._id,
    boundAt: ports.now(),
    disabledAt: null,
    createdAt: ports.now(),
  };
  await AgentModel.create(agent);
  const opened = await inTransaction((transaction) =>
    openAgentSession(agent, originAt(ports.now()), transaction),
  );
  return {
    id: agent._id.toHexString(),
    code,
    accountId: account._id.toHexString(),
    customerId: customerId.toHexString(),
    ...holding(opened, tokenSecret, ports.now()),
  };
}
