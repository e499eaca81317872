import { channelText } from '@heyi/shared/identity/evidence-text';
import { identityApi } from '@heyi/shared/identity/identity.api';
import type { AccountView } from '@heyi/shared/identity/identity.schema';
import { useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { useEffect, useId, useState } from 'react';
import { call } from '../api.ts';
import { errorText } from '../ui/error-text.ts';

const typingPauseMs = 300;

interface Props {
  label: string;
  onPick: (account: AccountView | null) => void;
}

/** Finds an account while one types. */
export function AccountPicker({ label, onPick }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ['identity', 'accounts', 'pick', query],
    queryFn: () => call(identityApi.searchAccounts, { body: { query, limit: 20 } }),
    enabled: query !== '',
  });
  const accounts = found.data?.items ?? [];
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        allowClear
        style={{ width: '100%' }}
        placeholder="账户编号、手机号、证件号"
        showSearch={{ filterOption: false, onSearch: setTyped }}
        notFoundContent={notFound(query, found)}
        options={accounts.map((account) => ({ value: account.id, label: describe(account) }))}
        onChange={(value: string | undefined) =>
          onPick(accounts.find((account) => account.id === value) ?? null)
        }
      />
    </div>
  );
}

const describe = ({ channel, accountId, name, mobile }: AccountView) =>
  [channelText(channel), accountId, name, mobile].filter(Boolean).join('  ');

function notFound(query: string, found: { isFetching: boolean; error: unknown }) {
  if (query === '') return '请输入完整的编号或号码';
  if (found.isFetching) return <Spin size="small" />;
  return found.error ? errorText(found.error) : '没有找到这样的账户';
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
