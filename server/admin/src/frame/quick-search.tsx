import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SearchState } from '../search/search-state.ts';
import styles from './frame.module.css';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');

/** Finds customers from everywhere; `/` leads here. What is sought never enters the address. */
export function QuickSearch() {
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [query, setQuery] = useState('');

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

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
