import type { MenuProblem } from '@heyi/shared/wechat/menu-rules';
import type { MenuButton } from '@heyi/shared/wechat/menus.schema';
import { canAdd, type Place, samePlace } from './menu-edit.ts';
import styles from './menus.module.css';

interface Props {
  name: string;
  buttons: MenuButton[];
  chosen: Place | null;
  problems: MenuProblem[];
  onChoose: (place: Place) => void;
  /** Absent for whoever may only look. */
  onAdd?: (at: number | null) => void;
}

/** The foot of a conversation with the account: the menu, and the list that the chosen button opens. */
export function PhonePreview({ name, buttons, chosen, problems, onChoose, onAdd }: Props) {
  const open = chosen?.[0] ?? null;
  const entry = (place: Place, text: string) => (
    <Entry
      text={text}
      isChosen={samePlace(chosen, place)}
      isWrong={problems.some(({ at, isHint }) => !isHint && samePlace(at, place))}
      onClick={() => onChoose(place)}
    />
  );
  const opened = open === null ? undefined : buttons[open];
  const columns = buttons.length + (onAdd && canAdd(buttons, null) ? 1 : 0);
  const canHaveMore = onAdd && open !== null && canAdd(buttons, open);
  return (
    <div className={styles.phone}>
      <div className={styles.phoneTitle}>{name}</div>
      <div
        className={styles.phoneBody}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {opened && (opened.subButtons.length > 0 || canHaveMore) && (
          <ul
            className={styles.subs}
            aria-label="子菜单"
            style={{ gridColumn: open === null ? 1 : open + 1 }}
          >
            {placed(opened.subButtons, [open as number]).map(({ key, place, name: text }) => (
              <li key={key}>{entry(place, text)}</li>
            ))}
            {canHaveMore && (
              <li>
                <button type="button" className={styles.add} onClick={() => onAdd(open)}>
                  ＋ 子菜单
                </button>
              </li>
            )}
          </ul>
        )}
      </div>
      <ul className={styles.bar} aria-label="菜单">
        {placed(buttons, []).map(({ key, place, name: text }) => (
          <li key={key}>{entry(place, text)}</li>
        ))}
        {onAdd && canAdd(buttons, null) && (
          <li>
            <button type="button" className={styles.add} onClick={() => onAdd(null)}>
              ＋ 菜单
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

/** A place is all that an entry is known by. */
const placed = (entries: readonly { name: string }[], within: number[]) =>
  entries.map(({ name }, at) => ({
    key: String(at),
    name,
    place: [...within, at] as unknown as Place,
  }));

interface EntryProps {
  text: string;
  isChosen: boolean;
  isWrong: boolean;
  onClick: () => void;
}

const Entry = ({ text, isChosen, isWrong, onClick }: EntryProps) => (
  <button
    type="button"
    className={`${styles.entry} ${isChosen ? styles.chosen : ''}`}
    aria-pressed={isChosen}
    onClick={onClick}
  >
    <span className={styles.entryName}>{text || '未命名'}</span>
    {isWrong && <span className={styles.wrong}>需改正</span>}
  </button>
);
