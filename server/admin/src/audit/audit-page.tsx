import { auditApi } from '@heyi/shared/audit/audit.api';
import {
  type AuditAction,
  type AuditEntryView,
  auditActions,
} from '@heyi/shared/audit/audit.schema';
import { startOfDay } from '@heyi/shared/dates';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { call } from '../api.ts';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { usePages } from '../ui/use-pages.ts';
import { AuditFilter } from './audit-filter.tsx';
import { actionTexts, detailsText, targetText, whoText } from './audit-texts.ts';

const day = 86_400_000;

/** What is asked for, as the address says; all of it ids and days. */
function askedFor(search: URLSearchParams) {
  const action = auditActions.find((one) => one === search.get('action'));
  const [person, target, date] = ['person', 'target', 'date'].map((name) => search.get(name));
  const from = date && startOfDay(date);
  return {
    ...(action && { action }),
    ...(person && { actorId: person }),
    ...(target && { targetId: target }),
    ...(from && {
      from: from.toISOString(),
      to: new Date(from.getTime() + day).toISOString(),
    }),
  };
}

export function AuditPage() {
  const [search, setSearch] = useSearchParams();
  const asked = askedFor(search);
  const pages = usePages({
    key: ['audit', asked],
    read: (cursor) =>
      call(auditApi.list, { query: { limit: 50, ...asked, ...(cursor && { cursor }) } }),
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
    <Screen title="审计记录" about="何人何时从何处做了何事。只增不改。">
      <AuditFilter search={search} entries={pages.items ?? []} onChange={only} />
      <Card flush>
        <PagesTable<AuditEntryView>
          pages={pages}
          unit="条"
          empty={<Empty title="没有这样的记录" about="换一个条件，或清除筛选。" />}
          columns={[
            {
              title: '时间',
              dataIndex: 'at',
              width: 160,
              render: (at: string) => formatMoment(at),
            },
            {
              title: '何人',
              key: 'actor',
              render: (_, { actor }) => (
                <Narrowing
                  text={whoText(actor)}
                  about="只看此人"
                  onClick={actor.id ? () => only('person', actor.id) : undefined}
                />
              ),
            },
            {
              title: '动作',
              dataIndex: 'action',
              width: 150,
              render: (one: AuditAction) => actionTexts[one],
            },
            {
              title: '对象',
              key: 'target',
              responsive: ['md'],
              render: (_, { target }) =>
                target && (
                  <Narrowing
                    text={targetText(target)}
                    about="只看此对象"
                    onClick={() => only('target', target.id)}
                  />
                ),
            },
            {
              title: '详情',
              key: 'details',
              responsive: ['md'],
              render: (_, { details }) => detailsText(details) || '–',
            },
            { title: '来自', dataIndex: 'address', responsive: ['lg'] },
          ]}
        />
      </Card>
    </Screen>
  );
}

interface NarrowingProps {
  text: string;
  about: string;
  onClick: (() => void) | undefined;
}

const Narrowing = ({ text, about, onClick }: NarrowingProps) =>
  onClick ? (
    <Button type="link" size="small" style={{ padding: 0 }} title={about} onClick={onClick}>
      {text}
    </Button>
  ) : (
    text
  );
