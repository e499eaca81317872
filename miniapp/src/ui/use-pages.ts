import type { PageOf } from '@heyi/shared/paging';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCustomer } from '../session/use-customer.ts';

type State<Item> = {
  items?: Item[];
  nextCursor: string | null;
  error?: unknown;
};

export interface Pages<Item> {
  items: Item[] | undefined;
  /** There is more than what is shown. */
  hasMore: boolean;
  /** Of the page that was asked for last. */
  error: unknown;
  /** From the first page. */
  reload: () => Promise<void>;
  more: () => Promise<void>;
  /** Shows what the answer to something else brought. */
  put: (items: Item[]) => void;
}

/** A list that is read page by page, the next one as the end comes near; anew from the top when it is pulled down. */
export function usePages<Item>(
  load: (cursor: string | undefined) => Promise<PageOf<Item>>,
): Pages<Item> {
  const owner = useCustomer();
  const [state, setState] = useState<State<Item>>({ nextCursor: null });
  const latest = useRef({ load, owner });
  latest.current = { load, owner };

  const read = useCallback(
    async (from: string | undefined, before: Item[]) => {
      const outcome = await latest.current.load(from).then(
        ({ items, nextCursor }) => ({ items: [...before, ...items], nextCursor }),
        (error: unknown) => ({ error }),
      );
      if (latest.current.owner !== owner) return;
      setState((shown) => ('error' in outcome ? { ...shown, ...outcome } : outcome));
    },
    [owner],
  );
  const reload = useCallback(() => read(undefined, []), [read]);
  const more = async () => {
    if (state.nextCursor !== null) await read(state.nextCursor, state.items ?? []);
  };

  useEffect(() => void reload(), [reload]);
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()));
  useReachBottom(() => void more());
  const { items, nextCursor, error } = state;
  return {
    items,
    hasMore: nextCursor !== null,
    error,
    reload,
    more,
    put: (changed) => setState({ items: changed, nextCursor }),
  };
}
