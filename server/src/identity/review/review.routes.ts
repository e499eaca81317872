import type { StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { reviewApi } from '@heyi/shared/identity/review.api';
import type Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { presentHandChange } from '../by-hand/hand-change.presenter.ts';
import { decidePair } from './decide-pair.ts';
import { withAccounts } from './pair-accounts.ts';
import { presentReviewPair } from './review.presenter.ts';
import type { ReviewPair } from './review-pair.model.ts';
import { claimPair, countPairs, findPair, listPairs, nextPair, skipPair } from './review-queue.ts';

/** The queue of pairs that the machine leaves to people. */
export function serveReview(router: Router, { now, fieldEncryption: encryption }: Ports): void {
  const shown = async (pairs: ReviewPair[], actor: StaffActor) =>
    (await withAccounts(pairs)).map((pair) => presentReviewPair(pair, actor, now(), encryption));
  const shownOne = async (pair: ReviewPair, actor: StaffActor) => {
    const [view] = await shown([pair], actor);
    must(view, 'review.not_found');
    return view;
  };

  serve(router, reviewApi.counts, async ({ actor }) => countPairs(actor, now()));

  serve(router, reviewApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listPairs(actor, query);
    return { items: await shown(items, actor), nextCursor };
  });

  serve(router, reviewApi.next, async ({ actor }) => {
    const pair = await nextPair(actor, now());
    const left = await countPairs(actor, now());
    return { pair: pair && (await shownOne(pair, actor)), left };
  });

  serve(router, reviewApi.show, async ({ actor, params }) =>
    shownOne(await findPair(actor, params.id), actor),
  );

  serve(router, reviewApi.claim, async ({ actor, params }) =>
    shownOne(await claimPair(actor, params.id, now()), actor),
  );

  serve(router, reviewApi.skip, async ({ actor, params }) => {
    await skipPair(actor, params.id, now());
    return countPairs(actor, now());
  });

  serve(
    router,
    reviewApi.decide,
    async ({ actor, params, body: { verdict, reason }, ...facts }) => {
      const byHand = { reason, occasion: occasionOf(facts, now()), encryption };
      const change = await decidePair(actor, params.id, verdict, byHand);
      return {
        change: presentHandChange(change, actor, encryption),
        left: await countPairs(actor, now()),
      };
    },
  );
}
