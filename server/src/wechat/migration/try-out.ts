import type { Types } from 'mongoose';
import { placesOf } from '../../identity/account-places.ts';
import type { Ports } from '../../ports/ports.ts';
import { type Follower, FollowerModel } from '../follower.model.ts';
import { FollowerPullModel } from '../follower-pull.model.ts';
import type { Sides } from './ask-for-all.ts';
import { openidsACall } from './change-openid.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkDeadline, checkFollowerList, checkScope } from './check-migration.ts';
import { followersToMove } from './followers-to-move.ts';
import type { Migration, StoredDryRun } from './migration.model.ts';

const pageSize = 1000;

/** What converting would come to, by what is known now. Reads, and asks WeChat one small thing; writes nothing. */
export async function tryOut(
  migration: Migration,
  sides: Sides,
  ports: Ports,
  signal: AbortSignal,
): Promise<StoredDryRun> {
  const at = ports.now();
  const toMove = followersToMove(migration);
  const [pull, followers, known] = await Promise.all([
    FollowerPullModel.findById(migration.fromAppid).lean(),
    FollowerModel.countDocuments(toMove),
    FollowerModel.countDocuments({ appid: migration.fromAppid }),
  ]);
  return {
    at,
    checks: [
      checkFollowerList(pull, known, at),
      await checkCredentials(sides.to, ports),
      checkScope(sides),
      checkDeadline(migration.approvedAt, at),
    ],
    followers,
    left: known - followers,
    alreadyFollowing: await countOfBoth(migration, toMove, signal),
    calls: Math.ceil(followers / openidsACall),
  };
}

/** How many of those to move are customers who follow the new account already. */
async function countOfBoth(
  { toAppid }: Migration,
  toMove: object,
  signal: AbortSignal,
): Promise<number> {
  const there = new Set<string>();
  for await (const customers of customersOf({ appid: toAppid, isFollowing: true }, signal))
    for (const customer of customers) there.add(customer);
  let both = 0;
  for await (const customers of customersOf(toMove, signal))
    both += customers.filter((customer) => there.has(customer)).length;
  return both;
}

async function* customersOf(filter: object, signal: AbortSignal): AsyncGenerator<string[]> {
  let after: Types.ObjectId | undefined;
  for (;;) {
    signal.throwIfAborted();
    const page: Pick<Follower, '_id' | 'accountId'>[] = await FollowerModel.find({
      $and: [filter, after ? { _id: { $gt: after } } : {}],
    })
      .sort({ _id: 1 })
      .limit(pageSize)
      .select({ accountId: 1 })
      .lean();
    if (page.length === 0) return;
    after = page.at(-1)?._id;
    const places = await placesOf(page.flatMap(({ accountId }) => accountId ?? []));
    yield [...places.values()].flatMap(({ customerId }) => customerId ?? []);
  }
}
