import type { StaffActor } from '@heyi/shared/actor';
import type { ReviewPairView } from '@heyi/shared/identity/review.schema';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { canDecidePair } from '../identity.policy.ts';
import { presentAccount } from '../identity.presenter.ts';
import type { PairWithAccounts } from './pair-accounts.ts';

export const presentReviewPair = (
  { pair, accounts: [first, second], accountCounts }: PairWithAccounts,
  actor: StaffActor,
  now: Date,
  encryption: FieldEncryption,
): ReviewPairView => {
  const { claim, settled } = pair;
  return {
    id: pair._id.toHexString(),
    accounts: [presentAccount(first, encryption), presentAccount(second, encryption)],
    accountCounts,
    probability: pair.probability,
    rule: pair.rule,
    parts: pair.parts,
    prior: pair.prior ?? null,
    claim: claim && claim.until > now ? { by: claim.by, until: claim.until.toISOString() } : null,
    settled: settled
      ? {
          changeId: settled.changeId.toHexString(),
          verdict: settled.verdict,
          by: settled.by,
          at: settled.at.toISOString(),
        }
      : null,
    can: { decide: canDecidePair(actor, pair, now) },
  };
};
