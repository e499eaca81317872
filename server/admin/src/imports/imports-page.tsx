import { importsApi } from '@heyi/shared/imports/imports.api';
import type { ImportView } from '@heyi/shared/imports/imports.schema';
import { Link, useNavigate } from 'react-router';
import { call } from '../api.ts';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { PagesTable } from '../ui/pages-table.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { usePages } from '../ui/use-pages.ts';
import { ImportListButton } from './import-list-button.tsx';
import { ImportStatus } from './import-status.tsx';
import { isUnderWay } from './under-way.ts';

export function ImportsPage() {
  const navigate = useNavigate();
  const pages = usePages({
    key: ['imports', 'list'],
    read: (cursor) => call(importsApi.list, { query: { limit: 20, ...(cursor && { cursor }) } }),
    again: (items) => (items.some(isUnderWay) ? 1_000 : 15_000),
  });
  return (
    <Screen
      title="名单导入"
      about="把渠道的客户名单（CSV 或 XLSX）导入系统。同一份名单再次导入只更新有变的行，不会重复。"
      actions={
        <>
          <LinkButton to="/imports/maps">列的对应</LinkButton>
          <ImportListButton>导入名单</ImportListButton>
        </>
      }
    >
      <Card flush>
        <PagesTable<ImportView>
          pages={pages}
          unit="次"
          onOpen={({ id }) => void navigate(`/imports/${id}`)}
          empty={<NoImports />}
          columns={[
            {
              title: '名单',
              key: 'file',
              render: (_, { id, fileName }) => <Link to={`/imports/${id}`}>{fileName}</Link>,
            },
            {
              title: '渠道',
              dataIndex: 'channel',
              responsive: ['sm'],
              render: (channel: ImportView['channel']) =>
                channel ? <ChannelTag channel={channel} /> : '按名单内的列',
            },
            {
              title: '进度',
              key: 'status',
              width: 150,
              render: (_, one) => <ImportStatus one={one} />,
            },
            count('行', 'rows'),
            count('新增', 'created'),
            count('更新', 'updated'),
            count('未导入', 'rejected'),
            {
              title: '时间',
              dataIndex: 'createdAt',
              responsive: ['md'],
              render: (at: string) => formatMoment(at),
            },
          ]}
        />
      </Card>
    </Screen>
  );
}

const count = (title: string, dataIndex: 'rows' | 'created' | 'updated' | 'rejected') => ({
  title,
  dataIndex,
  align: 'right' as const,
  responsive: ['lg' as const],
  render: formatCount,
});

const NoImports = () => (
  <Empty
    title="还没有导入过名单"
    about="准备一份 CSV 或 XLSX 文件，第一行是各列的名称。"
    action={<ImportListButton>导入第一份名单</ImportListButton>}
  />
);
