import { settingsApi } from '@heyi/shared/identity/settings.api';
import type { SettingsVersionView } from '@heyi/shared/identity/settings.schema';
import { Link } from 'react-router';
import { call } from '../api.ts';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { usePages } from '../ui/use-pages.ts';
import { differencesText } from './rules-text.ts';

/** Who changed what, when and why. */
export function VersionTable() {
  const pages = usePages({
    key: ['identity', 'settings-versions'],
    read: async (cursor) => {
      const query = { limit: 10, ...(cursor && { cursor }) };
      const { items, nextCursor } = await call(settingsApi.versions, { query });
      return { items: items.map((one) => ({ ...one, id: String(one.version) })), nextCursor };
    },
  });
  return (
    <PagesTable<SettingsVersionView & { id: string }>
      pages={pages}
      unit="次"
      empty={<Empty title="还没有改过" about="现在用的是出厂设定：95% 自动归并，50% 请人核对。" />}
      columns={[
        { title: '版', dataIndex: 'version', width: 56 },
        {
          title: '改动',
          key: 'difference',
          render: (_, one) => {
            const told = one.before && differencesText(one, one.before);
            return one.previewId ? (
              <Link to={`/rules/previews/${one.previewId}`}>{told}</Link>
            ) : (
              told
            );
          },
        },
        {
          title: '何人何时为何',
          key: 'by',
          render: (_, { by, at, reason }) => (
            <>
              {by?.name} {at && formatMoment(at)}：{reason}
            </>
          ),
        },
      ]}
    />
  );
}
