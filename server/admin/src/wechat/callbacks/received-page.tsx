import { receivedMessagesApi } from '@heyi/shared/wechat/messages.api';
import { messageStates } from '@heyi/shared/wechat/messages.schema';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { call } from '../../api.ts';
import { Card, Screen } from '../../ui/screen.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { ChooseApp } from '../choose-app.tsx';
import styles from '../wechat.module.css';
import { stateTexts } from './message-texts.ts';
import { ReceivedTable } from './received-table.tsx';
import { RetryAll } from './retry-all.tsx';

const againMs = 10_000;

/** What WeChat told, and what became of it. */
export function ReceivedPage() {
  const [search, setSearch] = useSearchParams();
  const state = messageStates.find((one) => one === search.get('state'));
  const appid = search.get('app');
  const asked = { ...(state && { state }), ...(appid && { appid }) };
  const pages = usePages({
    key: ['wechat', 'received', asked],
    read: (cursor) =>
      call(receivedMessagesApi.list, { query: { limit: 50, ...asked, ...(cursor && { cursor }) } }),
    again: () => againMs,
  });
  const only = (name: string, value: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <Screen
      title="收到的消息"
      about="微信转来的关注、扫码、点菜单与留言，以及各自的处理结果。内容加密保存 90 天，这里不显示。"
      actions={<RetryAll />}
    >
      <div className={styles.filter}>
        <Select
          allowClear
          aria-label="处理结果"
          placeholder="全部结果"
          style={{ width: 140 }}
          value={state ?? null}
          options={messageStates.map((value) => ({ value, label: stateTexts[value].text }))}
          onChange={(value) => only('state', value ?? null)}
        />
        <ChooseApp value={appid} onChange={(value) => only('app', value)} isMeant={isAccount} />
      </div>
      <Card flush>
        <ReceivedTable pages={pages} isNarrowed={Boolean(state ?? appid)} />
      </Card>
    </Screen>
  );
}

const isAccount = ({ kind }: { kind: string }) => kind === 'public-account';
