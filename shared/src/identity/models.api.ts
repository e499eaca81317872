import { download, endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import { ModelSummary, ModelView } from './models.schema.ts';

export const modelsApi = {
  list: endpoint('GET', '/identity/models', {
    summary: '历次识别学到的模型，最新的在前',
    audience: 'staff',
    query: Page,
    response: PageOf(ModelSummary),
  }),
  show: endpoint('GET', '/identity/models/:id', {
    summary: '一个模型：比较之前的机会，每个字段各种相同程度的机会与分量，常见值的分量',
    audience: 'staff',
    params: ById,
    response: ModelView,
  }),
  file: download('/identity/models/:id/file', {
    summary: '下载一个模型（JSON）；其中的值都是代号',
    audience: 'staff',
    params: ById,
    mediaType: 'application/json',
  }),
};
