import { channelText, fieldText } from '@heyi/shared/identity/evidence-text';
import { columnMapsApi } from '@heyi/shared/imports/column-maps.api';
import type { SavedColumnMapView } from '@heyi/shared/imports/column-maps.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { useStaff } from '../../session/use-session.ts';
import { Empty } from '../../ui/empty.tsx';
import { errorText } from '../../ui/error-text.ts';
import { formatMoment } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PagesTable } from '../../ui/pages-table.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { usePages } from '../../ui/use-pages.ts';
import styles from '../imports.module.css';
import { RenameMap } from './rename-map.tsx';

export function ColumnMapsPage() {
  const pages = usePages({
    key: ['column-maps'],
    read: (cursor) => call(columnMapsApi.list, { query: { limit: 20, ...(cursor && { cursor }) } }),
  });
  return (
    <Screen
      title="列的对应"
      about="每个来源的名单，哪一列是什么。同样表头的名单上传时会自动用上。"
      actions={<LinkButton to="/imports">全部导入</LinkButton>}
    >
      <Card flush>
        <PagesTable<SavedColumnMapView>
          pages={pages}
          unit="份"
          empty={
            <Empty title="还没有存下对应" about="导入名单时，核对好每一列后点“存下这份对应”。" />
          }
          columns={[
            { title: '来源', dataIndex: 'name', rowScope: 'row' },
            {
              title: '列',
              key: 'columns',
              render: (_, { map }) => <Columns map={map} />,
            },
            {
              title: '存下',
              dataIndex: 'updatedAt',
              responsive: ['md'],
              render: (at: string) => formatMoment(at),
            },
            { title: '', key: 'actions', render: (_, saved) => <Actions saved={saved} /> },
          ]}
        />
      </Card>
    </Screen>
  );
}

const Columns = ({ map: { channel, columns } }: Pick<SavedColumnMapView, 'map'>) => (
  <span className={styles.samples}>
    {channel && `${channelText(channel)}：`}
    {columns.map(({ header, field }) => `${header} → ${fieldText(field)}`).join('，')}
  </span>
);

function Actions({ saved: { name } }: { saved: SavedColumnMapView }) {
  const { can } = useStaff();
  const { modal, message } = App.useApp();
  const remove = useMutation({
    mutationFn: () => call(columnMapsApi.delete, { params: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['column-maps'] }),
    onError: (error) => void message.error(errorText(error)),
  });
  if (!can.importLists) return null;
  const ask = () =>
    void modal.confirm({
      title: `删去“${name}”？`,
      content: '下次这个来源的名单要重新核对每一列。已导入的账户不受影响。',
      okText: '删去',
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  return (
    <div className={styles.actions}>
      <RenameMap name={name} />
      <Button size="small" danger onClick={ask} aria-label={`删去“${name}”`}>
        删去
      </Button>
    </div>
  );
}
