import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import { WithReason } from './changes.schema.ts';
import { HotValueView, UnmaskedAccount } from './disclosure.schema.ts';

export const disclosureApi = {
  unmask: endpoint('POST', '/identity/accounts/:id/unmasked', {
    summary: '查看一个账户的完整资料：须写明理由，并记入审计',
    audience: 'staff',
    params: ById,
    body: WithReason,
    response: UnmaskedAccount,
  }),
  hotValues: endpoint('GET', '/identity/hot-values', {
    summary: '太多人共用、不能作为证据的值（如代理人自己的手机号），用得最多的在前',
    audience: 'staff',
    query: Page,
    response: PageOf(HotValueView),
  }),
};
