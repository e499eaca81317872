import * as z from 'zod';
import { download, endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { PageOf } from '../paging.ts';
import {
  CodeChange,
  CodeDetail,
  CodesQuery,
  CodeView,
  NewCode,
  PermanentCount,
} from './codes.schema.ts';

export const codesApi = {
  list: endpoint('GET', '/wechat/codes', {
    summary: '推广码：公众号二维码与小程序码，及各自带来的人',
    audience: 'staff',
    query: CodesQuery,
    response: PageOf(CodeView).extend({
      permanent: z.array(PermanentCount),
      can: z.object({ make: z.boolean() }),
    }),
  }),
  show: endpoint('GET', '/wechat/codes/:id', {
    summary: '一个推广码带来的客户与最近到来的人',
    audience: 'staff',
    params: ById,
    response: CodeDetail,
  }),
  make: endpoint('POST', '/wechat/codes', {
    summary: '制作一个推广码',
    audience: 'staff',
    body: NewCode,
    response: CodeView,
    status: 201,
  }),
  change: endpoint('PUT', '/wechat/codes/:id', {
    summary: '修改推广码的用途说明',
    audience: 'staff',
    params: ById,
    body: CodeChange,
    response: CodeView,
  }),
  renew: endpoint('POST', '/wechat/codes/:id/renew', {
    summary: '再向微信要一次：过期的临时码，或上次没有做成的码；场景值不变',
    audience: 'staff',
    params: ById,
    response: CodeView,
  }),
  picture: download('/wechat/codes/:id/picture', {
    summary: '下载小程序码的图片',
    audience: 'staff',
    params: ById,
    mediaType: 'image/png',
  }),
};
