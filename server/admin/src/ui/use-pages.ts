import type { PageOf } from '@heyi/shared/paging';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

interface Options<Item> {
  key: QueryKey;
  read: (cursor: string | undefined) => Promise<PageOf<Item>>;
  /** Milliseconds until the list is read again, judged by what it holds. */
  again?: (items: Item[]) => number | false;
}

/** A list that grows page by page along its cursor. */
export function usePages<Item>({ key, read, again }: Options<Item>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      again?.(state.data?.pages.flatMap(({ items }) => items) ?? []) ?? false,
  });
  const items = query.data?.pages.flatMap((page) => page.items);
  return { query, items };
}

export type Pages<Item> = ReturnType<typeof usePages<Item>>;
