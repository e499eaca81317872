import type { MenuButton } from '@heyi/shared/wechat/menus.schema';
import { Button, Space } from 'antd';
import { entryAt, moved, type Place, removed } from './menu-edit.ts';

interface Props {
  buttons: MenuButton[];
  place: Place;
  onChange: (buttons: MenuButton[]) => void;
  onChoose: (place: Place) => void;
}

/** Moves an entry among its like, or takes it out. */
export function EntryActions({ buttons, place, onChange, onChoose }: Props) {
  const beside = (by: -1 | 1): Place => {
    const [at, subAt] = place;
    return subAt === undefined ? [at + by] : [at, subAt + by];
  };
  const mover = (by: -1 | 1, label: string) => (
    <Button
      disabled={entryAt(buttons, beside(by)) === undefined}
      onClick={() => {
        onChange(moved(buttons, place, by));
        onChoose(beside(by));
      }}
    >
      {label}
    </Button>
  );
  return (
    <Space wrap>
      {mover(-1, '前移')}
      {mover(1, '后移')}
      <Button
        danger
        onClick={() => {
          onChange(removed(buttons, place));
          onChoose([place[0]]);
        }}
      >
        去掉
      </Button>
    </Space>
  );
}
