import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { CoreSystemView, CoreSystemWithSecret, NewCoreSystem } from './core-systems.schema.ts';

export const coreSystemsApi = {
  list: endpoint('GET', '/integration/systems', {
    summary: '可以推送数据的核心系统',
    audience: 'staff',
    response: z.object({ items: z.array(CoreSystemView) }),
  }),
  add: endpoint('POST', '/integration/systems', {
    summary: '登记一个核心系统；签名密钥只在此时给出',
    audience: 'staff',
    body: NewCoreSystem,
    response: CoreSystemWithSecret,
    status: 201,
  }),
  renewSecret: endpoint('POST', '/integration/systems/:id/secret', {
    summary: '换签名密钥：旧的立即失效',
    audience: 'staff',
    params: ById,
    response: CoreSystemWithSecret,
  }),
  disable: endpoint('POST', '/integration/systems/:id/disable', {
    summary: '停用：不再接受它的推送',
    audience: 'staff',
    params: ById,
    response: CoreSystemView,
  }),
  enable: endpoint('POST', '/integration/systems/:id/enable', {
    summary: '重新启用',
    audience: 'staff',
    params: ById,
    response: CoreSystemView,
  }),
};
