import type { CodeCounts, TouchKind } from '@heyi/shared/wechat/codes.schema';
import type { Types } from 'mongoose';
import { customersOfAccounts } from '../../identity/customers-of-accounts.ts';
import { type CodeTouch, CodeTouchModel, LeadSourceModel } from '../code-touch.model.ts';

const recentTouches = 20;

/** What came of each code. */
export async function countsOf(
  codeIds: readonly Types.ObjectId[],
): Promise<(codeId: Types.ObjectId) => CodeCounts> {
  const ofThese = { $match: { codeId: { $in: codeIds } } };
  const [touched, led] = await Promise.all([
    CodeTouchModel.aggregate<{
      _id: { codeId: Types.ObjectId; kind: TouchKind };
      count: number;
    }>([ofThese, { $group: { _id: { codeId: '$codeId', kind: '$kind' }, count: { $sum: 1 } } }]),
    LeadSourceModel.aggregate<{ _id: Types.ObjectId; count: number }>([
      ofThese,
      { $group: { _id: '$codeId', count: { $sum: 1 } } },
    ]),
  ]);
  return (codeId) => {
    const of = (kind: TouchKind) =>
      touched.find(({ _id }) => _id.kind === kind && _id.codeId.equals(codeId))?.count ?? 0;
    const leads = led.find(({ _id }) => _id.equals(codeId))?.count ?? 0;
    return { scans: of('scan'), follows: of('follow'), signIns: of('sign-in'), leads };
  };
}

export interface Arrivals {
  customers: number;
  recent: { touch: CodeTouch; customerId: Types.ObjectId | null }[];
}

/** Who came by a code: as customers they are now, however they were merged or split since. */
export async function arrivalsBy(codeId: Types.ObjectId): Promise<Arrivals> {
  const accountIds = await CodeTouchModel.distinct('accountId', { codeId });
  const customers = await customersOfAccounts(accountIds);
  const recent = await CodeTouchModel.find({ codeId }).sort({ at: -1 }).limit(recentTouches).lean();
  return {
    customers: new Set([...customers.values()].map((id) => id.toHexString())).size,
    recent: recent.map((touch) => ({
      touch,
      customerId: customers.get(touch.accountId.toHexString()) ?? null,
    })),
  };
}
