import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById, Id } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import {
  AccountView,
  CustomerDetail,
  CustomerView,
  EvidenceView,
  IdentityOverview,
  IdentitySearch,
  ResolutionRunView,
} from './identity.schema.ts';

export const identityApi = {
  overview: endpoint('GET', '/identity/overview', {
    summary: '账户、客户与待核对的总数',
    audience: 'staff',
    response: IdentityOverview,
  }),
  searchAccounts: endpoint('POST', '/identity/accounts/search', {
    summary: '按姓名、手机号、证件号、保单号或账户号查找渠道账户',
    audience: 'staff',
    body: IdentitySearch,
    response: PageOf(AccountView),
  }),
  searchCustomers: endpoint('POST', '/identity/customers/search', {
    summary: '按姓名、手机号、证件号、保单号或账户号查找客户',
    audience: 'staff',
    body: IdentitySearch,
    response: PageOf(CustomerView),
  }),
  showCustomer: endpoint('GET', '/identity/customers/:id', {
    summary: '一位客户的全部账户，以及每个账户为何归于此人',
    audience: 'staff',
    params: ById,
    response: CustomerDetail,
  }),
  explainAccounts: endpoint('GET', '/identity/accounts/:id/evidence/:otherId', {
    summary: '两个账户是否同一人的全部证据与权重',
    audience: 'staff',
    params: z.strictObject({ id: Id, otherId: Id }),
    response: EvidenceView,
  }),
  startRun: endpoint('POST', '/identity/runs', {
    summary: '重新识别全部账户',
    audience: 'staff',
    status: 202,
    response: z.object({ queued: z.literal(true) }),
  }),
  listRuns: endpoint('GET', '/identity/runs', {
    summary: '历次识别及其进度',
    audience: 'staff',
    query: Page,
    response: PageOf(ResolutionRunView),
  }),
};
