import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { FollowerPullView, FollowersQuery, FollowersView } from './followers.schema.ts';

export const followersApi = {
  list: endpoint('GET', '/wechat/apps/:id/followers', {
    summary: '公众号的粉丝，及拉取的进度',
    audience: 'staff',
    params: ById,
    query: FollowersQuery,
    response: FollowersView,
  }),
  pull: endpoint('POST', '/wechat/apps/:id/followers/pull', {
    summary: '从微信拉取全部粉丝；正在拉取时不另起一次',
    audience: 'staff',
    params: ById,
    response: FollowerPullView,
    status: 202,
  }),
};
