import * as z from 'zod';
import { endpoint, upload } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import {
  AgentBinding,
  AgentChanges,
  AgentClaim,
  AgentImport,
  AgentMe,
  AgentQuery,
  AgentView,
  HandoverDecision,
  HandoverView,
  NewAgent,
  PartnerName,
  PartnerView,
  Reason,
} from './agents.schema.ts';

const longestListBytes = 10 * 2 ** 20;

export const agentsApi = {
  me: endpoint('GET', '/agents/me', {
    summary: '当前登录的业务员',
    audience: 'agent',
    response: AgentMe,
  }),
  bind: endpoint('POST', '/agents/bind', {
    summary: '以工号和登记的手机号绑定业务员身份',
    audience: 'customer',
    body: AgentClaim,
    response: AgentBinding,
  }),
  handovers: endpoint('GET', '/agents/handovers', {
    summary: '等待处理的换绑申请',
    audience: 'staff',
    response: z.object({ items: z.array(HandoverView) }),
  }),
  decideHandover: endpoint('POST', '/agents/handovers/:id/decide', {
    summary: '同意或拒绝换绑：后台人员，或业务员本人在原来的微信上',
    audience: ['staff', 'agent'],
    params: ById,
    body: HandoverDecision,
  }),
  list: endpoint('GET', '/agents', {
    summary: '业务员',
    audience: 'staff',
    query: AgentQuery,
    response: PageOf(AgentView),
  }),
  create: endpoint('POST', '/agents', {
    summary: '添加一位业务员',
    audience: 'staff',
    body: NewAgent,
    response: AgentView,
    status: 201,
  }),
  import: upload('/agents/import', {
    summary: '导入业务员名单（CSV、XLSX）：工号、姓名、手机号，可有渠道和合作机构',
    audience: 'staff',
    response: AgentImport,
    maxBytes: longestListBytes,
    status: 200,
  }),
  show: endpoint('GET', '/agents/:id', {
    summary: '一位业务员',
    audience: 'staff',
    params: ById,
    response: AgentView,
  }),
  change: endpoint('PUT', '/agents/:id', {
    summary: '修改业务员',
    audience: 'staff',
    params: ById,
    body: AgentChanges,
    response: AgentView,
  }),
  disable: endpoint('POST', '/agents/:id/disable', {
    summary: '停用业务员，并结束其全部登录',
    audience: 'staff',
    params: ById,
    body: Reason,
    response: AgentView,
  }),
  enable: endpoint('POST', '/agents/:id/enable', {
    summary: '重新启用业务员',
    audience: 'staff',
    params: ById,
    response: AgentView,
  }),
  unbind: endpoint('POST', '/agents/:id/unbind', {
    summary: '解除业务员与微信的绑定，并结束其全部登录',
    audience: 'staff',
    params: ById,
    body: Reason,
    response: AgentView,
  }),
};

export const partnersApi = {
  list: endpoint('GET', '/partners', {
    summary: '合作机构',
    audience: 'staff',
    query: Page,
    response: PageOf(PartnerView),
  }),
  create: endpoint('POST', '/partners', {
    summary: '添加一家合作机构',
    audience: 'staff',
    body: PartnerName,
    response: PartnerView,
    status: 201,
  }),
};
