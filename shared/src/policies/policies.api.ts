import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { PolicyDetail, PolicyOverview, PolicyView } from './policies.schema.ts';
import { mostPushed, PushedPolicy, PushResult } from './policy-push.schema.ts';

export const policiesApi = {
  push: endpoint('POST', '/integration/policies', {
    summary: '推送保单：按保单号与版本幂等，先后次序不限；每份各有结果',
    audience: 'core-system',
    body: z.strictObject({ policies: z.array(PushedPolicy).min(1).max(mostPushed) }),
    response: z.object({ results: z.array(PushResult) }),
  }),
  list: endpoint('GET', '/policies', {
    summary: '本人在各渠道的全部保单；须先实名',
    audience: 'customer',
    response: z.object({ items: z.array(PolicyView) }),
  }),
  overview: endpoint('GET', '/policies/overview', {
    summary: '本人与家人的保障一览、待缴保费；须先实名',
    audience: 'customer',
    response: PolicyOverview,
  }),
  show: endpoint('GET', '/policies/:id', {
    summary: '一份保单的详情；须先实名',
    audience: 'customer',
    params: ById,
    response: PolicyDetail,
  }),
  listOfCustomer: endpoint('GET', '/customers/:id/policies', {
    summary: '一位客户在各渠道的保单',
    audience: 'staff',
    params: ById,
    response: z.object({ items: z.array(PolicyView) }),
  }),
};
