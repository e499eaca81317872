import type { ReactNode } from 'react';
import { Trouble } from './trouble.tsx';
import type { RemoteState } from './use-remote.ts';

interface Props<T> {
  of: RemoteState<T>;
  /** Of the same shape as what is to come. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** What the server has, what stands in for it meanwhile, or why it is not there and how to try again. */
export function Remote<T>({ of: { data, error, reload }, skeleton, children }: Props<T>) {
  if (data !== undefined) return <>{children(data)}</>;
  if (error !== undefined) return <Trouble error={error} onRetry={reload} />;
  return <>{skeleton}</>;
}
