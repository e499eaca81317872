import { Button, Skeleton, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';
import styles from './marks.module.css';
import type { Pages } from './use-pages.ts';

interface Props<Item> {
  pages: Pages<Item>;
  columns: TableColumnsType<Item>;
  /** What is counted, as in 位客户. */
  unit: string;
  empty: ReactNode;
  onOpen?: (item: Item) => void;
  /** What a row shows when it is unfolded. */
  details?: (item: Item) => ReactNode;
}

/** A list in rows with 更多 at its end; a row is opened by click, its link by keyboard. */
export function PagesTable<Item extends { id: string }>({
  pages: { query, items },
  columns,
  unit,
  empty,
  onOpen,
  details,
}: Props<Item>) {
  const notice = query.isError && (
    <div style={{ padding: '16px 16px 0' }}>
      <ErrorNotice error={query.error} retry={() => void query.refetch()} />
    </div>
  );
  if (!items)
    return (
      notice || (
        <div style={{ padding: 20 }}>
          <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />
        </div>
      )
    );
  if (items.length === 0) return notice || empty;
  return (
    <>
      {notice}
      <Table<Item>
        rowKey="id"
        size="middle"
        columns={columns}
        dataSource={items}
        pagination={false}
        {...(details && { expandable: { expandedRowRender: details, expandRowByClick: true } })}
        {...(onOpen && {
          onRow: (item) => ({
            style: { cursor: 'pointer' },
            onClick: ({ target }) => {
              if (!(target as HTMLElement).closest('a, button')) onOpen(item);
            },
          }),
        })}
      />
      <div className={styles.more}>
        {query.hasNextPage ? (
          <Button
            type="link"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            更多（已显示 {items.length} {unit}）
          </Button>
        ) : (
          <span className={styles.figureNote}>
            共 {items.length} {unit}
          </span>
        )}
      </div>
    </>
  );
}
