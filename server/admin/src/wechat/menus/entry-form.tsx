import { type MenuField, type MenuProblem, menuTypeTexts } from '@heyi/shared/wechat/menu-rules';
import {
  type MenuButton,
  type MenuEntry,
  type MenuView,
  menuTypes,
} from '@heyi/shared/wechat/menus.schema';
import { Form, Input, Select } from 'antd';
import { EntryActions } from './entry-actions.tsx';
import { KeyReply } from './key-reply.tsx';
import { changed, entryAt, type Place, samePlace } from './menu-edit.ts';
import { MiniProgramFields } from './mini-program-fields.tsx';

interface Props {
  menu: MenuView;
  buttons: MenuButton[];
  place: Place;
  problems: MenuProblem[];
  onChange: (buttons: MenuButton[]) => void;
  onChoose: (place: Place) => void;
}

const typeOptions = menuTypes.map((value) => ({ value, label: menuTypeTexts[value] }));

/** One button or sub-button; what is wrong with a field stands beneath it as one types. */
export function EntryForm({ menu, buttons, place, problems, onChange, onChoose }: Props) {
  const entry = entryAt(buttons, place) as MenuEntry;
  const isGroup = 'subButtons' in entry && (entry as MenuButton).subButtons.length > 0;
  const change = (more: Partial<MenuEntry>) => onChange(changed(buttons, place, more));
  const problemOf = (field: MenuField) => {
    const found = problems.find((one) => one.field === field && samePlace(one.at, place));
    if (!found) return {};
    return {
      validateStatus: found.isHint ? ('warning' as const) : ('error' as const),
      help: found.message,
    };
  };
  const input = (field: 'name' | 'key' | 'url' | 'pagepath', label: string, extra?: string) => (
    <Form.Item label={label} htmlFor={`menu-${field}`} extra={extra} {...problemOf(field)}>
      <Input
        id={`menu-${field}`}
        value={entry[field]}
        autoComplete="off"
        onChange={({ target }) => change({ [field]: target.value })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" disabled={!menu.can.edit}>
      {input('name', '名称')}
      {isGroup ? (
        <p>点它打开子菜单。去掉全部子菜单后，才能给它自己设动作。</p>
      ) : (
        <>
          <Form.Item label="点了以后" htmlFor="menu-type">
            <Select
              id="menu-type"
              value={entry.type}
              options={typeOptions}
              onChange={(type) => change({ type })}
            />
          </Form.Item>
          {entry.type === 'view' && input('url', '网址')}
          {entry.type === 'miniprogram' && (
            <MiniProgramFields
              menu={menu}
              entry={entry}
              problemOf={problemOf}
              onChange={change}
              input={input}
            />
          )}
          {entry.type !== 'view' && entry.type !== 'miniprogram' && (
            <>
              {input('key', '关键字', '员工和自动回复认得的名字，对方看不到。')}
              {entry.type === 'click' && <KeyReply appid={menu.app.appid} at={entry.key} />}
            </>
          )}
        </>
      )}
      {menu.can.edit && (
        <EntryActions buttons={buttons} place={place} onChange={onChange} onChoose={onChoose} />
      )}
    </Form>
  );
}
