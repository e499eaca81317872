import type { FieldEncryption } from '../database/field-encryption.ts';
import type { AccountTable } from './engine/account-table.ts';
import { findHotValues, type HotValue } from './engine/hot-values.ts';
import type { ResolveOptions } from './engine/resolve-many.ts';
import { isOutdated } from './engine/weigh/learn-model.ts';
import { countHolders } from './engine/weigh/value-holders.ts';
import { heedDecisions, standingDecisions } from './hot-values/heed-decisions.ts';
import { storedModel } from './resolution-runs.ts';
import type { IdentitySettings } from './settings/identity-settings.ts';

type EngineInput = Pick<ResolveOptions, 'bars' | 'model'> & { hotValues: HotValue[] };

/** What people set for the engine: bars, a model that is kept, and the hot values found in these accounts as people want them. */
export async function engineInput(
  table: AccountTable,
  { bars, modelRunId }: IdentitySettings,
  encryption: FieldEncryption,
): Promise<EngineInput> {
  const standing = await standingDecisions(encryption);
  const isCounted = standing.some(({ kind }) => kind === 'added');
  const counted = isCounted ? countHolders(table, table.rows) : () => 0;
  const hotValues = heedDecisions(findHotValues(table), standing, encryption, ({ field, value }) =>
    counted(field, table.poolOf(field).intern(value)),
  );
  if (!modelRunId) return { bars, hotValues };
  const model = await storedModel(modelRunId);
  if (!model) throw new Error(`Run ${modelRunId}, whose model is kept, has none`);
  if (isOutdated(model)) throw new Error('固定使用的模型是旧版本学到的，请改为每次重新学习');
  return { bars, hotValues, model };
}
