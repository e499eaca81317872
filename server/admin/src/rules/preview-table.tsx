import { settingsApi } from '@heyi/shared/identity/settings.api';
import type { PreviewView } from '@heyi/shared/identity/settings.schema';
import { Link, useNavigate } from 'react-router';
import { call } from '../api.ts';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { usePages } from '../ui/use-pages.ts';
import { differencesText, isUnderWay, previewStatusTexts } from './rules-text.ts';

export function PreviewTable() {
  const navigate = useNavigate();
  const pages = usePages({
    key: ['identity', 'previews'],
    read: (cursor) =>
      call(settingsApi.listPreviews, { query: { limit: 10, ...(cursor && { cursor }) } }),
    again: (items) => (items.some(isUnderWay) ? 1_000 : false),
  });
  return (
    <PagesTable<PreviewView>
      pages={pages}
      unit="次"
      onOpen={({ id }) => void navigate(`/rules/previews/${id}`)}
      empty={<Empty title="还没有试算过" about="试算的进度和结果会出现在这里，大家都看得到。" />}
      columns={[
        {
          title: '试什么',
          key: 'proposal',
          render: (_, preview) => (
            <Link to={`/rules/previews/${preview.id}`}>
              {differencesText(preview, preview.before)}
            </Link>
          ),
        },
        {
          title: '何人何时',
          key: 'by',
          responsive: ['sm'],
          render: (_, { by, at }) => `${by.name} ${formatMoment(at)}`,
        },
        {
          title: '状态',
          key: 'status',
          width: 112,
          render: (_, { status }) => {
            const [tone, text] = previewStatusTexts[status];
            return <StatusMark tone={tone}>{text}</StatusMark>;
          },
        },
      ]}
    />
  );
}
