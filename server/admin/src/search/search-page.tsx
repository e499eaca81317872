import { SearchOutlined } from '@ant-design/icons';
import { type AccountSource, accountSources } from '@heyi/shared/identity/account-field';
import { channelText } from '@heyi/shared/identity/evidence-text';
import { Button, Form, Input, Select, Tabs } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { Card, Screen } from '../ui/screen.tsx';
import { AccountList } from './account-list.tsx';
import { CustomerList } from './customer-list.tsx';
import styles from './search.module.css';
import type { SearchState } from './search-state.ts';

export function SearchPage() {
  const { kind } = useParams();
  const navigate = useNavigate();
  const sought = (useLocation().state ?? {}) as SearchState;
  const place = kind === 'accounts' ? '/search/accounts' : '/search';
  const seek = (state: SearchState, path = place) => void navigate(path, { state, replace: true });

  return (
    <Screen
      title="客户与账户"
      about="按姓名、手机号、证件号、保单号或账户编号的完整内容查找；查找内容不会写进网址。"
    >
      <SearchForm sought={sought} onSeek={seek} />
      <Card flush>
        <Tabs
          activeKey={kind === 'accounts' ? 'accounts' : 'customers'}
          onChange={(key) => seek(sought, key === 'accounts' ? '/search/accounts' : '/search')}
          tabBarStyle={{ padding: '0 20px', margin: 0 }}
          destroyOnHidden
          items={[
            { key: 'customers', label: '客户', children: <CustomerList sought={sought} /> },
            { key: 'accounts', label: '渠道账户', children: <AccountList sought={sought} /> },
          ]}
        />
      </Card>
    </Screen>
  );
}

interface FormProps {
  sought: SearchState;
  onSeek: (sought: SearchState) => void;
}

function SearchForm({ sought, onSeek }: FormProps) {
  const [form] = Form.useForm<{ query?: string; channel?: AccountSource }>();
  const { query = '', channel } = sought;

  useEffect(() => {
    form.setFieldsValue({ query, ...(channel ? { channel } : {}) });
  }, [form, query, channel]);

  return (
    <Form
      form={form}
      layout="inline"
      className={styles.form ?? ''}
      initialValues={sought}
      role="search"
      onFinish={(values) =>
        onSeek({
          ...(values.query?.trim() && { query: values.query.trim() }),
          ...(values.channel && { channel: values.channel }),
        })
      }
    >
      <Form.Item name="query" className={styles.query ?? ''}>
        <Input
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          placeholder="姓名、手机号、证件号、保单号、账户编号"
          aria-label="查找内容"
          maxLength={100}
          autoComplete="off"
        />
      </Form.Item>
      <Form.Item name="channel">
        <Select
          allowClear
          placeholder="全部渠道"
          aria-label="渠道"
          style={{ width: 128 }}
          options={accountSources.map((value) => ({ value, label: channelText(value) }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        查找
      </Button>
    </Form>
  );
}
