import { wechatAppsApi } from '@heyi/shared/wechat/wechat-apps.api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

export const useWechatApps = () =>
  useQuery({ queryKey: ['wechat', 'apps'], queryFn: () => call(wechatAppsApi.list, {}) });
