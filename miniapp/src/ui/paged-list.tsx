import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Note } from './text.tsx';
import { Trouble } from './trouble.tsx';
import { useAction } from './use-action.ts';
import type { Pages } from './use-pages.ts';

interface Props<Item> {
  of: Pages<Item>;
  skeleton: ReactNode;
  empty: ReactNode;
  children: (item: Item) => ReactNode;
}

/** The pages that were read, and the way to the next one. */
export function PagedList<Item>({ of, skeleton, empty, children }: Props<Item>) {
  const { items, hasMore, error, reload, more } = of;
  const { run, isBusy } = useAction(more);
  if (!items) return error === undefined ? skeleton : <Trouble error={error} onRetry={reload} />;
  if (items.length === 0) return empty;
  return (
    <>
      {items.map(children)}
      {error !== undefined && <Note tone="danger">没有读到下一页，请检查网络后再试。</Note>}
      {hasMore && (
        <Button isBusy={isBusy} onTap={run}>
          更多
        </Button>
      )}
    </>
  );
}
