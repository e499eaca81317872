import type { MenuField } from '@heyi/shared/wechat/menu-rules';
import type { MenuEntry, MenuView } from '@heyi/shared/wechat/menus.schema';
import { Form, type FormItemProps, Select } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  menu: MenuView;
  entry: MenuEntry;
  problemOf: (field: MenuField) => FormItemProps;
  onChange: (more: Partial<MenuEntry>) => void;
  input: (field: 'url' | 'pagepath', label: string, extra?: string) => ReactNode;
}

/** Which mini-program, which page, and what older WeChats open instead. */
export const MiniProgramFields = ({ menu, entry, problemOf, onChange, input }: Props) => (
  <>
    <Form.Item
      label="小程序"
      htmlFor="menu-appid"
      extra="要先在公众号后台“小程序管理”里与公众号关联。"
      {...problemOf('appid')}
    >
      <Select
        id="menu-appid"
        value={entry.appid || null}
        placeholder="选择已接入的小程序"
        options={menu.miniPrograms.map(({ appid, name }) => ({ value: appid, label: name }))}
        onChange={(appid: string) => onChange({ appid })}
      />
    </Form.Item>
    {input('pagepath', '页面路径', '如 pages/home/index，可带 ?参数。')}
    {input('url', '备用网址', '不支持小程序的旧版微信改为打开它。')}
  </>
);
