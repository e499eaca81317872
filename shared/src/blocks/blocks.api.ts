import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { PageOf } from '../paging.ts';
import { BlockLift, BlockQuery, BlockView, NewBlock } from './blocks.schema.ts';

export const blocksApi = {
  list: endpoint('GET', '/blocks', {
    summary: '停用的微信和客户',
    audience: 'staff',
    query: BlockQuery,
    response: PageOf(BlockView),
  }),
  add: endpoint('POST', '/blocks', {
    summary: '停用一个微信或一位客户，其登录立即失效',
    audience: 'staff',
    body: NewBlock,
    response: BlockView,
    status: 201,
  }),
  lift: endpoint('POST', '/blocks/:id/lift', {
    summary: '解除停用',
    audience: 'staff',
    params: ById,
    body: BlockLift,
    response: BlockView,
  }),
};
