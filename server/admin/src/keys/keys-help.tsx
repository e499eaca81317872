import { Checkbox, Modal } from 'antd';
import { Cap } from './cap.tsx';
import styles from './keys.module.css';
import {
  type Key,
  type KeyGroup,
  setSingleKeys,
  useKeyGroups,
  useKeys,
  useSingleKeys,
} from './use-keys.ts';

interface Props {
  open: boolean;
  onChange: (open: boolean) => void;
}

/** The keys that work where one is; `?` opens it. */
export function KeysHelp({ open, onChange }: Props) {
  const groups = useKeyGroups();
  const isOn = useSingleKeys();
  useKeys('任何页面', [{ key: '?', does: '显示这份键盘说明', run: () => onChange(true) }]);
  return (
    <Modal title="键盘操作" open={open} onCancel={() => onChange(false)} footer={null} width={600}>
      {joined(groups).map(([name, keys]) => (
        <section key={name} className={styles.group}>
          <h3>{name}</h3>
          <dl className={styles.list}>
            {keys.map(({ key, does }) => (
              <div key={key}>
                <dt>
                  <Cap of={key} />
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className={styles.setting}>
        <Checkbox checked={isOn} onChange={({ target }) => setSingleKeys(target.checked)}>
          使用单键操作（用语音输入时可以关掉）
        </Checkbox>
      </div>
    </Modal>
  );
}

/** Groups of one name as one. */
function joined(groups: readonly KeyGroup[]): [string, Key[]][] {
  const byName = new Map<string, Key[]>();
  for (const { name, keys } of groups) byName.set(name, [...(byName.get(name) ?? []), ...keys]);
  return [...byName].reverse();
}
