import { identityApi } from '@heyi/shared/identity/identity.api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

/** A customer as the server tells it. */
export const useCustomer = (id: string) =>
  useQuery({
    queryKey: ['identity', 'customer', id],
    queryFn: () => call(identityApi.showCustomer, { params: { id } }),
  });
