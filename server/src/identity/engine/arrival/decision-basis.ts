import type { BlockPlan } from '../block/block-plan.ts';
import type { Bars } from '../decide/bars.ts';
import type { HotValue } from '../hot-values.ts';
import type { MatchModel } from '../match-model.ts';

/** By what accounts that come one by one are decided: all that a run found out about all accounts, kept. */
export interface DecisionBasis {
  model: MatchModel;
  hotValues: readonly HotValue[];
  blockPlan: BlockPlan;
  bars: Bars;
}
