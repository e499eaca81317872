import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import { WithReason } from './changes.schema.ts';
import {
  CurrentSettings,
  PreviewPairQuery,
  PreviewPairView,
  PreviewView,
  SettingsProposal,
  SettingsVersionView,
} from './settings.schema.ts';

export const settingsApi = {
  current: endpoint('GET', '/identity/settings', {
    summary: '现行的判定线与模型：自动归并线、人工核对线、每次学习或固定用哪个模型',
    audience: 'staff',
    response: CurrentSettings,
  }),
  versions: endpoint('GET', '/identity/settings/versions', {
    summary: '判定线与模型的历次改动：何人何时为何，从什么改成什么',
    audience: 'staff',
    query: Page,
    response: PageOf(SettingsVersionView),
  }),
  startPreview: endpoint('POST', '/identity/previews', {
    summary: '试算：按拟用的判定线与模型在全部账户上算一遍，不改动任何客户',
    audience: 'staff',
    body: SettingsProposal,
    status: 202,
    response: PreviewView,
  }),
  listPreviews: endpoint('GET', '/identity/previews', {
    summary: '历次试算，最新的在前',
    audience: 'staff',
    query: Page,
    response: PageOf(PreviewView),
  }),
  showPreview: endpoint('GET', '/identity/previews/:id', {
    summary: '一次试算的进度与结果',
    audience: 'staff',
    params: ById,
    response: PreviewView,
  }),
  previewPairs: endpoint('GET', '/identity/previews/:id/pairs', {
    summary: '试算里会有变化的账户对（每类最多一百对）',
    audience: 'staff',
    params: ById,
    query: PreviewPairQuery,
    response: PageOf(PreviewPairView),
  }),
  cancelPreview: endpoint('POST', '/identity/previews/:id/cancel', {
    summary: '停止或放弃一次试算',
    audience: 'staff',
    params: ById,
    response: PreviewView,
  }),
  applyPreview: endpoint('POST', '/identity/previews/:id/apply', {
    summary: '应用试算过的判定线与模型，并重新识别',
    audience: 'staff',
    params: ById,
    body: WithReason,
    status: 201,
    response: SettingsVersionView,
  }),
};
