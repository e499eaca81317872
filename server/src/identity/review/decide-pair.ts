import type { StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Verdict } from '@heyi/shared/identity/review.schema';
import { accountOf, customerOfAccount } from '../by-hand/customer-of.ts';
import { type ByHand, changeByHand, type HandChange } from '../by-hand/hand-changes.service.ts';
import { mergeCustomers } from '../by-hand/merge-customers.ts';
import { rejectPair } from '../by-hand/reject-pair.ts';
import { ReviewPairModel } from './review-pair.model.ts';
import { refuseTaken } from './review-queue.ts';

/** Answers a pair in doubt for the whole customers of its two accounts. */
export const decidePair = (
  actor: StaffActor,
  id: string,
  verdict: Verdict,
  byHand: ByHand,
): Promise<HandChange> =>
  changeByHand(actor, 'identity.review_decided', byHand, async (deed) => {
    const pair = await ReviewPairModel.findById(id).session(deed.session).lean();
    must(pair, 'review.not_found');
    refuseTaken(pair, actor, deed.at);
    const sideOf = async (accountId: typeof pair._id) => {
      const account = await accountOf(accountId, deed);
      return { account, customer: await customerOfAccount(account, deed) };
    };
    const sides = [await sideOf(pair.firstAccountId), await sideOf(pair.secondAccountId)] as const;
    if (verdict === 'same') return mergeCustomers(sides, pair._id, deed);
    must(!sides[0].customer._id.equals(sides[1].customer._id), 'identity.same_customer');
    return rejectPair(sides, pair, pair._id, deed);
  });
