import { messageStates, messageWays } from '@heyi/shared/messages/delivery';
import { messageKindNames, messageKinds } from '@heyi/shared/messages/message-kinds';
import { Select, Tag } from 'antd';
import { stateTexts, wayTexts } from './message-texts.ts';
import styles from './messages.module.css';
import { useMessageSetup } from './use-message-setup.ts';

interface Props {
  search: URLSearchParams;
  onChange: (name: string, value: string | null) => void;
}

interface Choice {
  name: string;
  about: string;
  all: string;
  options: { value: string; label: string }[];
}

/** By kind, state, way and app; a customer is chosen in the list itself. */
export function OutboxFilter({ search, onChange }: Props) {
  const { data } = useMessageSetup();
  const choices: Choice[] = [
    {
      name: 'kind',
      about: '消息',
      all: '全部消息',
      options: messageKindNames.map((value) => ({ value, label: messageKinds[value].name })),
    },
    {
      name: 'state',
      about: '情形',
      all: '全部情形',
      options: messageStates.map((value) => ({ value, label: stateTexts[value].text })),
    },
    {
      name: 'way',
      about: '方式',
      all: '全部方式',
      options: messageWays.map((value) => ({ value, label: wayTexts[value] })),
    },
    {
      name: 'app',
      about: '公众号或小程序',
      all: '全部公众号与小程序',
      options: (data?.apps ?? []).map(({ appid, name }) => ({ value: appid, label: name })),
    },
  ];
  const customer = search.get('customer');
  return (
    <div className={styles.filter}>
      {choices.map(({ name, about, all, options }) => (
        <Select<string | null>
          key={name}
          allowClear
          aria-label={about}
          placeholder={all}
          className={styles.choice ?? ''}
          value={options.some(({ value }) => value === search.get(name)) ? search.get(name) : null}
          options={options}
          onChange={(value) => onChange(name, value ?? null)}
        />
      ))}
      {customer && (
        <Tag closable onClose={() => onChange('customer', null)}>
          只看这位客户
        </Tag>
      )}
    </div>
  );
}
