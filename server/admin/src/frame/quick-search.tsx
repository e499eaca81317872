import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useKeys } from '../keys/use-keys.ts';
import type { SearchState } from '../search/search-state.ts';
import styles from './frame.module.css';

/** Finds customers from everywhere; `/` leads here. What is sought never enters the address. */
export function QuickSearch() {
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [query, setQuery] = useState('');

  useKeys('任何页面', [
    { key: '/', does: '查找客户', run: () => input.current?.focus({ cursor: 'all' }) },
  ]);

  const search = () => {
    if (query.trim() === '') return;
    const state: SearchState = { query: query.trim() };
    void navigate('/search', { state });
    setQuery('');
    input.current?.blur();
  };

  return (
    <search className={styles.search}>
      <Input
        ref={input}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onPressEnter={search}
        prefix={<SearchOutlined aria-hidden />}
        suffix={<kbd className={styles.hint}>/</kbd>}
        placeholder="姓名、手机号、证件号、账户编号"
        aria-label="查找客户"
        maxLength={100}
        autoComplete="off"
      />
    </search>
  );
}
