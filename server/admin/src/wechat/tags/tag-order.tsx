import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { longestTagName, type TagsView, tagsAnAccount } from '@heyi/shared/wechat/tags.schema';
import { AutoComplete, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { formatCount } from '../../ui/format.ts';
import { Card } from '../../ui/screen.tsx';
import common from '../wechat.module.css';
import { moved } from './order-steps.ts';
import styles from './tags.module.css';
import { useOrderTags } from './use-tags.ts';

/** Which tags flow to the accounts: an order that is changed here and kept when it is saved. */
export function TagOrder({ view: { order, known, can } }: { view: TagsView }) {
  const [draft, setDraft] = useState<string[] | null>(null);
  const names = draft ?? order;
  const save = useOrderTags();
  const followersOf = new Map(known.map(({ name, followers }) => [name, followers]));
  return (
    <Card title="同步到公众号的标签">
      <p className={common.note}>
        只有这里选定的标签会同步，上面的优先。一个公众号最多 100 个标签，一位粉丝最多 20
        个。别的渠道的标签，只同步给同意渠道间共享的客户。
      </p>
      {names.length === 0 && <p>还没有选定标签，什么都不会同步。</p>}
      <ol className={styles.order} aria-label="选定的标签">
        {names.map((name, at) => (
          <li key={name}>
            <span className={styles.rank}>{at + 1}</span>
            <span className={styles.name}>
              {name} <span className={common.note}>{countText(followersOf.get(name))}</span>
            </span>
            {can.edit && (
              <Steps
                name={name}
                isFirst={at === 0}
                isLast={at === names.length - 1}
                onMove={(by) => setDraft(moved(names, at, by))}
                onRemove={() => setDraft(names.filter((one) => one !== name))}
              />
            )}
          </li>
        ))}
      </ol>
      {can.edit && (
        <>
          <AddTag
            known={known.filter(({ name }) => !names.includes(name))}
            isFull={names.length >= tagsAnAccount}
            onAdd={(name) => !names.includes(name) && setDraft([...names, name])}
          />
          <div className={common.actions} style={{ marginTop: 16 }}>
            <Button disabled={draft === null} onClick={() => setDraft(null)}>
              放弃改动
            </Button>
            <Button
              type="primary"
              disabled={draft === null}
              loading={save.isPending}
              onClick={() => save.mutate(names, { onSuccess: () => setDraft(null) })}
            >
              保存
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

const countText = (followers: number | undefined) =>
  followers === undefined ? '' : `${formatCount(followers)} 位粉丝`;

interface StepsProps {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const Steps = ({ name, isFirst, isLast, onMove, onRemove }: StepsProps) => (
  <>
    <Tooltip title="上移">
      <Button
        size="small"
        aria-label={`上移${name}`}
        icon={<ArrowUpOutlined aria-hidden />}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
    </Tooltip>
    <Tooltip title="下移">
      <Button
        size="small"
        aria-label={`下移${name}`}
        icon={<ArrowDownOutlined aria-hidden />}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
    </Tooltip>
    <Tooltip title="不再同步">
      <Button
        size="small"
        danger
        aria-label={`不再同步${name}`}
        icon={<CloseOutlined aria-hidden />}
        onClick={onRemove}
      />
    </Tooltip>
  </>
);

interface AddProps {
  known: TagsView['known'];
  isFull: boolean;
  onAdd: (name: string) => void;
}

function AddTag({ known, isFull, onAdd }: AddProps) {
  const [typed, setTyped] = useState('');
  const add = (name: string) => {
    const wanted = name.trim();
    if (wanted) onAdd(wanted);
    setTyped('');
  };
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        add(typed);
      }}
    >
      <AutoComplete
        aria-label="要同步的标签"
        style={{ flex: 1, minWidth: 180, maxWidth: 320 }}
        placeholder="选择或输入标签"
        value={typed}
        maxLength={longestTagName}
        disabled={isFull}
        options={known
          .filter(({ name }) => name.includes(typed.trim()))
          .map(({ name, followers }) => ({
            value: name,
            label: `${name}（${formatCount(followers)} 位粉丝）`,
          }))}
        onChange={setTyped}
      />
      <Button htmlType="submit" disabled={isFull || typed.trim() === ''}>
        加入
      </Button>
    </form>
  );
}
