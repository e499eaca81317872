import { wechatAppsApi } from '@heyi/shared/wechat/wechat-apps.api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

export const useWechatApps = () =>
  useQuery({ queryKey: ['wechat', 'apps'], queryFn: () => call(wechatAppsApi.list, {}) });

/** Names apps by their appid; one that is no longer there by its last letters. */
export function useAppNames(): (appid: string) => string {
  const { data } = useWechatApps();
  return (appid) => data?.items.find((app) => app.appid === appid)?.name ?? `…${appid.slice(-6)}`;
}
