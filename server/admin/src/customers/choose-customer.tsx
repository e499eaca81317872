import { SearchOutlined } from '@ant-design/icons';
import { identityApi } from '@heyi/shared/identity/identity.api';
import type { CustomerView } from '@heyi/shared/identity/identity.schema';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { ChannelTags } from '../ui/channel-tag.tsx';
import { Loaded } from '../ui/loaded.tsx';
import styles from './customers.module.css';

interface Props {
  exceptId: string;
  onChoose: (id: string) => void;
}

/** Finds the other customer; what is sought stays out of the address. */
export function ChooseCustomer({ exceptId, onChoose }: Props) {
  const [query, setQuery] = useState('');
  const found = useQuery({
    queryKey: ['identity', 'customers', 'choose', query],
    queryFn: () => call(identityApi.searchCustomers, { body: { query, limit: 20 } }),
    enabled: query !== '',
  });
  return (
    <>
      <search>
        <Input.Search
          enterButton="查找"
          prefix={<SearchOutlined aria-hidden />}
          placeholder="完整的姓名、手机号、证件号、保单号或账户编号"
          aria-label="查找另一位客户"
          maxLength={100}
          autoComplete="off"
          autoFocus
          onSearch={(typed) => setQuery(typed.trim())}
        />
      </search>
      {query !== '' && (
        <Loaded query={found}>
          {({ items }) => (
            <Found customers={items.filter(({ id }) => id !== exceptId)} onChoose={onChoose} />
          )}
        </Loaded>
      )}
    </>
  );
}

interface FoundProps {
  customers: CustomerView[];
  onChoose: (id: string) => void;
}

function Found({ customers, onChoose }: FoundProps) {
  if (customers.length === 0)
    return (
      <p className={styles.note} role="status">
        没有找到别的客户。请输入完整的内容再试。
      </p>
    );
  return (
    <ul className={styles.found}>
      {customers.map(({ id, name, mobile, documentNumber, channels, accountCount }) => (
        <li key={id} className={styles.account}>
          <strong>{name ?? '未具名'}</strong>
          <span>{mobile}</span>
          <span>{documentNumber}</span>
          <ChannelTags channels={channels} />
          <span className={styles.note}>{accountCount} 个账户</span>
          <Button
            size="small"
            onClick={() => onChoose(id)}
            aria-label={`选${name ?? '未具名'}比对`}
          >
            比对
          </Button>
        </li>
      ))}
    </ul>
  );
}
