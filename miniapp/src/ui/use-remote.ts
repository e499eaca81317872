import Taro, { useDidHide, useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCustomer } from '../session/use-customer.ts';

export interface RemoteState<T> {
  data: T | undefined;
  error: unknown;
  reload: () => Promise<void>;
  /** Shows what the answer to something else brought. */
  put: (data: T) => void;
}

type Shown<T> = { owner: string | null; data?: T; error?: unknown };

/** What the server has for whoever is signed in: read at once, again when the page comes back or is pulled down. What was shown stays until there is newer, but never for another person. */
export function useRemote<T>(load: () => Promise<T>): RemoteState<T> {
  const owner = useCustomer();
  const [shown, setShown] = useState<Shown<T>>({ owner });
  const latest = useRef({ load, turn: 0 });
  latest.current.load = load;

  const reload = useCallback(async () => {
    const turn = ++latest.current.turn;
    const next = await latest.current.load().then(
      (data) => ({ data }),
      (error: unknown) => ({ error }),
    );
    if (turn !== latest.current.turn) return;
    setShown((before) => ({
      ...('error' in next && before.owner === owner && before),
      ...next,
      owner,
    }));
  }, [owner]);

  useEffect(() => void reload(), [reload]);
  useShownAgain(reload);
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()));
  const put = (data: T) => {
    latest.current.turn += 1;
    setShown({ owner, data });
  };
  const { data, error } = shown.owner === owner ? shown : ({} as Shown<T>);
  return { data, error, reload, put };
}

/** Whenever the page comes back from behind another. */
function useShownAgain(then: () => Promise<void>) {
  const wasHidden = useRef(false);
  useDidHide(() => {
    wasHidden.current = true;
  });
  useDidShow(() => {
    if (wasHidden.current) void then();
    wasHidden.current = false;
  });
}
