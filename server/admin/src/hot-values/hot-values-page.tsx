import { disclosureApi } from '@heyi/shared/identity/disclosure.api';
import type { HotValueView } from '@heyi/shared/identity/disclosure.schema';
import { fieldText } from '@heyi/shared/identity/evidence-text';
import { call } from '../api.ts';
import { Empty } from '../ui/empty.tsx';
import { formatCount } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { PagesTable } from '../ui/pages-table.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { usePages } from '../ui/use-pages.ts';

/** Values that too many persons share to tell them apart. */
export function HotValuesPage() {
  const pages = usePages({
    key: ['identity', 'hot-values'],
    read: async (cursor) => {
      const query = { limit: 50, ...(cursor && { cursor }) };
      const { items, nextCursor } = await call(disclosureApi.hotValues, { query });
      // Two values may look alike behind their masks.
      const keyed = items.map((one, index) => ({ ...one, id: `${cursor ?? ''} ${index}` }));
      return { items: keyed, nextCursor };
    },
  });
  return (
    <Screen
      title="多人共用的值"
      about="许多客户都填了同一个号码，多半是业务员自己的、网点的，或随手填的。识别客户时不拿它们当证据，否则会把不相干的人归到一起。"
      actions={<LinkButton to="/runs">回到客户识别</LinkButton>}
    >
      <Card flush>
        <PagesTable<HotValueView & { id: string }>
          pages={pages}
          unit="个"
          empty={
            <Empty
              title="没有多人共用的值"
              about="最近一次识别里，没有哪个号码的使用人多到不能当证据。"
            />
          }
          columns={[
            { title: '字段', dataIndex: 'field', render: (field: string) => fieldText(field) },
            { title: '值', dataIndex: 'value' },
            {
              title: '使用的账户',
              dataIndex: 'holders',
              align: 'right',
              render: (holders: number) => `${formatCount(holders)} 个`,
            },
          ]}
        />
      </Card>
    </Screen>
  );
}
