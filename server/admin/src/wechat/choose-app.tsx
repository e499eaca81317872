import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import { Select } from 'antd';
import { useWechatApps } from './use-wechat-apps.ts';

interface Props {
  value: string | null;
  onChange: (appid: string | null) => void;
  isMeant?: (app: WechatAppView) => boolean;
}

/** All apps, or one of them. */
export function ChooseApp({ value, onChange, isMeant = () => true }: Props) {
  const { data } = useWechatApps();
  return (
    <Select
      allowClear
      aria-label="公众号或小程序"
      placeholder="全部公众号与小程序"
      style={{ width: 220 }}
      value={value}
      options={(data?.items ?? [])
        .filter(isMeant)
        .map(({ appid, name }) => ({ value: appid, label: name }))}
      onChange={(appid: string | undefined) => onChange(appid ?? null)}
    />
  );
}
