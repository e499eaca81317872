import type { MenuProblem } from '@heyi/shared/wechat/menu-rules';
import type { MenuButton } from '@heyi/shared/wechat/menus.schema';
import { Alert, Button } from 'antd';
import { entryAt, type Place } from './menu-edit.ts';
import styles from './menus.module.css';

interface Props {
  problems: MenuProblem[];
  buttons: MenuButton[];
  onChoose: (place: Place) => void;
}

/** What WeChat would not take, each a way to its place. */
export function Problems({ problems, buttons, onChoose }: Props) {
  const grave = problems.filter(({ isHint }) => !isHint);
  if (grave.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`发布前要改正 ${grave.length} 处`}
      description={
        <ul className={styles.problems}>
          {grave.map(({ at, field, message }) => {
            const place = at.length > 0 ? (at as unknown as Place) : null;
            return (
              <li key={`${at.join('.')} ${field}`}>
                {place ? (
                  <Button type="link" size="small" onClick={() => onChoose(place)}>
                    {placeText(place, buttons)}
                  </Button>
                ) : (
                  '菜单'
                )}
                ：{message}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}

function placeText(place: Place, buttons: MenuButton[]): string {
  const name = entryAt(buttons, place)?.name;
  if (name) return name;
  const [at, subAt] = place;
  return subAt === undefined ? `第 ${at + 1} 个菜单` : `第 ${at + 1} 个菜单的第 ${subAt + 1} 项`;
}
