import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import {
  NextReview,
  ReviewCounts,
  ReviewDecision,
  ReviewOutcome,
  ReviewPairView,
} from './review.schema.ts';

export const reviewApi = {
  counts: endpoint('GET', '/identity/review', {
    summary: '待核对的还剩多少',
    audience: 'staff',
    response: ReviewCounts,
  }),
  list: endpoint('GET', '/identity/review/pairs', {
    summary: '待核对的账户对，最可能是同一人的在前',
    audience: 'staff',
    query: Page,
    response: PageOf(ReviewPairView),
  }),
  next: endpoint('POST', '/identity/review/next', {
    summary: '领取下一对待核对的账户：几分钟内归领取人，过时自动放回',
    audience: 'staff',
    response: NextReview,
  }),
  show: endpoint('GET', '/identity/review/pairs/:id', {
    summary: '一对待核对或已核对的账户',
    audience: 'staff',
    params: ById,
    response: ReviewPairView,
  }),
  claim: endpoint('POST', '/identity/review/pairs/:id/claim', {
    summary: '领取指定的一对，或延长领取的时间',
    audience: 'staff',
    params: ById,
    response: ReviewPairView,
  }),
  skip: endpoint('POST', '/identity/review/pairs/:id/skip', {
    summary: '跳过这一对，留给别人',
    audience: 'staff',
    params: ById,
    response: ReviewCounts,
  }),
  decide: endpoint('POST', '/identity/review/pairs/:id/decide', {
    summary: '认定是同一人或不是同一人',
    audience: 'staff',
    params: ById,
    body: ReviewDecision,
    response: ReviewOutcome,
  }),
};
