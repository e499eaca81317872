import type { AgentActor, CustomerActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { Types } from 'mongoose';
import { findAgentOfAccount } from '../agents/agent-accounts.ts';
import { inTransaction } from '../database/transaction.ts';
import { customerIdOf } from '../identity/owned-account.ts';
import { openAgentSession } from './agent-session.ts';
import { signOut } from './auth.service.ts';
import { openCustomerSession } from './customer-session.ts';
import { mustNotBeBlocked } from './must-not-be-blocked.ts';
import type { Origin } from './sign-in.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** What the phone held for the other hat until now; that session ends. */
interface Wish {
  audience: 'customer' | 'agent';
  refreshToken?: string | undefined;
}

/**
 * Tokens for the same WeChat as customer or as agent; those that asked stay good. Throws `agent.not_bound` for a WeChat
 * that is no agent's.
 */
export async function changeHat(
  actor: CustomerActor | AgentActor,
  { audience, refreshToken }: Wish,
  origin: Origin,
  { tokenSecret }: { tokenSecret: string },
): Promise<Tokens> {
  await mustNotBeBlocked(actor.accountId);
  const open = audience === 'agent' ? openAsAgent : openAsCustomer;
  const opened = await open(actor.accountId, origin);
  await signOut({ audience: 'public' }, refreshToken, origin);
  return tokensOf(opened, tokenSecret, origin.at);
}

async function openAsAgent(accountId: string, origin: Origin) {
  const agent = await findAgentOfAccount(accountId);
  must(agent, 'agent.not_bound');
  return inTransaction((transaction) => openAgentSession(agent, origin, transaction));
}

async function openAsCustomer(accountId: string, origin: Origin) {
  const customerId = await customerIdOf(accountId);
  must(customerId, 'auth.session_ended');
  const owner = { accountId: new Types.ObjectId(accountId), customerId };
  return inTransaction((transaction) => openCustomerSession(owner, origin, transaction));
}
