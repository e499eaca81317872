import { endpoint } from '../endpoint.ts';
import { TakenAccount, TakenAccountView } from './accounts.schema.ts';

export const accountsApi = {
  take: endpoint('POST', '/identity/accounts', {
    summary: '收下一个渠道账户，立即归入客户；已有的账户只更新所给的资料',
    audience: 'staff',
    body: TakenAccount,
    response: TakenAccountView,
  }),
};
