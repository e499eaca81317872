import { repliesApi } from '@heyi/shared/wechat/replies.api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';

export const useReplies = () =>
  useQuery({ queryKey: ['wechat', 'replies'], queryFn: () => call(repliesApi.list, {}) });
