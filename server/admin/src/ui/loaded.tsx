import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';

interface Props<T> {
  query: UseQueryResult<T>;
  /** Stands in the place of the data, in its shape. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** What a query has read, or the way there; data that could not be renewed stays, with the reason above it. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  const notice = query.isError && (
    <ErrorNotice error={query.error} retry={() => void query.refetch()} />
  );
  if (query.data === undefined)
    return notice || skeleton || <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <>
      {notice}
      {children(query.data)}
    </>
  );
}
