import { messagesApi } from '@heyi/shared/messages/messages.api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

export const setupKey = ['messages', 'setup'];

/** Apps, templates and quiet hours. */
export const useMessageSetup = () =>
  useQuery({ queryKey: setupKey, queryFn: () => call(messagesApi.setup, {}) });
