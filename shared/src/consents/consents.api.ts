import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import {
  ByPurpose,
  ConsentAnswerView,
  ConsentGiven,
  ConsentText,
  ConsentTextContent,
  ConsentTextView,
  ConsentView,
  NewConsentText,
} from './consents.schema.ts';

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

export const consentsApi = {
  currentTexts: endpoint('GET', '/consents/texts/current', {
    summary: '现行的授权文本：每个用途一份',
    audience: 'public',
    response: listOf(ConsentText),
  }),
  listTexts: endpoint('GET', '/consents/texts', {
    summary: '授权文本的全部版本',
    audience: 'staff',
    response: listOf(ConsentTextView),
  }),
  addText: endpoint('POST', '/consents/texts', {
    summary: '起草授权文本的新版本',
    audience: 'staff',
    body: NewConsentText,
    response: ConsentTextView,
    status: 201,
  }),
  changeText: endpoint('PUT', '/consents/texts/:id', {
    summary: '修改尚未发布的授权文本',
    audience: 'staff',
    params: ById,
    body: ConsentTextContent,
    response: ConsentTextView,
  }),
  publishText: endpoint('POST', '/consents/texts/:id/publish', {
    summary: '发布授权文本，此后不能再改',
    audience: 'staff',
    params: ById,
    response: ConsentTextView,
  }),
  mine: endpoint('GET', '/me/consents', {
    summary: '我的授权：每个用途的现状',
    audience: 'customer',
    response: listOf(ConsentView),
  }),
  give: endpoint('POST', '/me/consents', {
    summary: '同意一个用途的现行文本',
    audience: 'customer',
    body: ConsentGiven,
    response: listOf(ConsentView),
  }),
  withdraw: endpoint('DELETE', '/me/consents/:purpose', {
    summary: '撤回或拒绝一个用途的授权',
    audience: 'customer',
    params: ByPurpose,
    response: listOf(ConsentView),
  }),
  history: endpoint('GET', '/me/consents/history', {
    summary: '我给出和撤回授权的记录',
    audience: 'customer',
    response: listOf(ConsentAnswerView),
  }),
};
