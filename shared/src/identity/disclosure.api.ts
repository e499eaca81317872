import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { WithReason } from './changes.schema.ts';
import { UnmaskedAccount } from './disclosure.schema.ts';

export const disclosureApi = {
  unmask: endpoint('POST', '/identity/accounts/:id/unmasked', {
    summary: '查看一个账户的完整资料：须写明理由，并记入审计',
    audience: 'staff',
    params: ById,
    body: WithReason,
    response: UnmaskedAccount,
  }),
};
