import { codesApi } from '@heyi/shared/wechat/codes.api';
import { codeLimits, codeOwners } from '@heyi/shared/wechat/codes.schema';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { call } from '../../api.ts';
import { formatCount } from '../../ui/format.ts';
import { Card, Screen } from '../../ui/screen.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { ChooseApp } from '../choose-app.tsx';
import { useAppNames } from '../use-wechat-apps.ts';
import styles from '../wechat.module.css';
import { CodeDetail } from './code-detail.tsx';
import { CodeTable } from './code-table.tsx';
import { ownerTexts } from './code-texts.ts';
import { NewCodeForm } from './new-code-form.tsx';

/** Codes of agents, activities and branches, and who came by each. */
export function CodesPage() {
  const [search, setSearch] = useSearchParams();
  const { id } = useParams();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const owner = codeOwners.find((one) => one === search.get('owner'));
  const appid = search.get('app');
  const asked = { ...(owner && { owner }), ...(appid && { appid }) };
  const first = useQuery({
    queryKey: ['wechat', 'codes', 'first'],
    queryFn: () => call(codesApi.list, { query: { limit: 1 } }),
  });
  const pages = usePages({
    key: ['wechat', 'codes', asked],
    read: (cursor) =>
      call(codesApi.list, { query: { limit: 20, ...asked, ...(cursor && { cursor }) } }),
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
  const openCode = (codeId: string | null) =>
    void navigate({
      pathname: `/wechat/codes${codeId ? `/${codeId}` : ''}`,
      search: search.toString(),
    });
  return (
    <Screen
      title="推广码"
      about="业务员、活动与网点各自的码：谁扫了、关注了、登录了，都记在它名下。30 天内最先扫的码算作线索的来源。"
      actions={
        first.data?.can.make && (
          <Button type="primary" onClick={() => setOpen(true)}>
            制作一个码
          </Button>
        )
      }
    >
      <div className={styles.filter}>
        <Select
          allowClear
          aria-label="归属"
          placeholder="全部归属"
          style={{ width: 140 }}
          value={owner ?? null}
          options={codeOwners.map((value) => ({ value, label: ownerTexts[value] }))}
          onChange={(value) => only('owner', value ?? null)}
        />
        <ChooseApp value={appid} onChange={(value) => only('app', value)} />
      </div>
      <Card flush>
        <CodeTable
          pages={pages}
          isNarrowed={Boolean(owner ?? appid)}
          onOpen={(code) => openCode(code.id)}
        />
      </Card>
      <PermanentLeft permanent={first.data?.permanent ?? []} />
      <NewCodeForm
        open={open}
        onClose={() => setOpen(false)}
        onMade={(code) => openCode(code.id)}
      />
      <CodeDetail id={id ?? null} onClose={() => openCode(null)} />
    </Screen>
  );
}

/** WeChat gives each account a hundred thousand permanent codes, and never one back. */
function PermanentLeft({ permanent }: { permanent: { appid: string; permanent: number }[] }) {
  const nameOf = useAppNames();
  return permanent.map(({ appid, permanent: used }) => (
    <p key={appid} className={styles.note}>
      {nameOf(appid)}的永久二维码：已用 {formatCount(used)} 个，上限{' '}
      {formatCount(codeLimits.permanent)} 个。
    </p>
  ));
}
