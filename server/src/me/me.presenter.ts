import type { MeView, MyPolicies } from '@heyi/shared/me/me.schema';
import type { AgentHat } from '../agents/agent-accounts.ts';
import { maskField } from '../identity/mask-field.ts';
import type { OwnedAccount } from '../identity/owned-account.ts';
import type { OwnPolicies } from './my-policies.service.ts';
import { verifiedAtOf } from './verified-name.ts';

export function presentMe(
  { account, content }: OwnedAccount,
  hat: AgentHat,
  customerId: string,
): MeView {
  const { mobile, name, documentNumber } = content.fields;
  const verifiedAt = verifiedAtOf(content);
  return {
    customerId: account.customerId?.toHexString() ?? customerId,
    mobile: mobile ? maskField('mobile', mobile) : null,
    realName:
      verifiedAt && name && documentNumber
        ? {
            name: maskField('name', name),
            documentNumber: maskField('documentNumber', documentNumber),
            verifiedAt,
          }
        : null,
    agent: hat && { code: hat.agent.code, channel: hat.agent.channel, state: hat.state },
  };
}

export const presentPolicies = ({ isNameVerified, policies }: OwnPolicies): MyPolicies => ({
  isNameVerified,
  items: policies.map(({ channel, policyNumber }) => ({
    channel,
    policyNumber: maskField('policyNumber', policyNumber),
  })),
});
