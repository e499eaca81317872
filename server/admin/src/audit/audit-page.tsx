import { auditApi } from '@heyi/shared/audit/audit.api';
import {
  type AuditAction,
  type AuditEntryView,
  auditActions,
} from '@heyi/shared/audit/audit.schema';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { call } from '../api.ts';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { usePages } from '../ui/use-pages.ts';
import { actionTexts, detailsText, targetText } from './audit-texts.ts';

export function AuditPage() {
  const [search, setSearch] = useSearchParams();
  const action = auditActions.find((one) => one === search.get('action'));
  const pages = usePages({
    key: ['audit', action],
    read: (cursor) =>
      call(auditApi.list, {
        query: { limit: 50, ...(action && { action }), ...(cursor && { cursor }) },
      }),
  });
  return (
    <Screen
      title="审计记录"
      about="何人何时从何处做了何事。只增不改。"
      actions={
        <Select<AuditAction>
          allowClear
          aria-label="动作"
          placeholder="全部动作"
          style={{ width: 200 }}
          value={action ?? null}
          options={auditActions.map((value) => ({ value, label: actionTexts[value] }))}
          onChange={(value) => setSearch(value ? { action: value } : {}, { replace: true })}
        />
      }
    >
      <Card flush>
        <PagesTable<AuditEntryView>
          pages={pages}
          unit="条"
          empty={<Empty title="没有这样的记录" about="换一个动作，或清除筛选。" />}
          columns={[
            {
              title: '时间',
              dataIndex: 'at',
              width: 160,
              render: (at: string) => formatMoment(at),
            },
            { title: '何人', key: 'actor', render: (_, { actor }) => whoText(actor) },
            { title: '动作', dataIndex: 'action', render: (one: AuditAction) => actionTexts[one] },
            {
              title: '对象与详情',
              key: 'target',
              responsive: ['md'],
              render: (_, { target, details }) =>
                [targetText(target), detailsText(details)].filter(Boolean).join(' · ') || '–',
            },
            { title: '来自', dataIndex: 'address', responsive: ['lg'] },
          ]}
        />
      </Card>
    </Screen>
  );
}

function whoText({ audience, name, id }: AuditEntryView['actor']): string {
  if (audience === 'machine') return '系统';
  if (audience === 'public') return '未登录者';
  return name ?? id ?? audience;
}
