import { Types } from 'mongoose';
import { anAccount, saveRecords, strangers } from '../../../tests/setup/identities.ts';
import { testEncryption, useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import {
  type HotValueDecision,
  HotValueDecisionModel,
} from './hot-values/hot-value-decision.model.ts';
import { hotValueId } from './hot-values/hot-value-id.ts';
import {
  decidedValueField,
  hotValueReasonField,
  hotValueUndoneReasonField,
} from './hot-values/sealed-decision.ts';
import { lastDecisions } from './resolution-runs.ts';
import { resolveAll } from './resolve-all.ts';
import { settingsReasonField } from './settings/settings-reason.ts';
import { SettingsVersionModel } from './settings/settings-version.model.ts';

useScratchDatabase();

const tools = { now: () => new Date('2026-03-01T08:00:00Z'), fieldEncryption: testEncryption };
const resolve = () => resolveAll(tools, () => undefined);
const decisions = async () => {
  const found = await lastDecisions(testEncryption);
  if (!found) throw new Error('no run');
  return found;
};
const by = { id: 'f'.repeat(24), name: 'anna' };
const at = new Date();

const agents = '13700000099';
const shared = '13700000055';
const namesake = (at: number) =>
  `${'冯陈褚卫蒋沈韩杨朱秦尤许'[at]}${'东南西北'[at % 4]}${'梅兰竹菊松'[at % 5]}`;
const birthday = (at: number) => `19${60 + at}-0${1 + (at % 9)}-2${at % 9}`;

async function decide(kind: HotValueDecision['kind'], value: string) {
  const _id = new Types.ObjectId();
  const field = 'mobile' as const;
  const valueId = hotValueId({ field, value }, testEncryption);
  const sealed = testEncryption.seal(value, decidedValueField.place({ _id }));
  await HotValueDecisionModel.create({
    _id,
    kind,
    valueId,
    field,
    value: sealed,
    reason: testEncryption.seal('理由', hotValueReasonField.place({ _id })),
    by,
    at,
  });
  return _id;
}

beforeAll(async () => {
  const customersOfAgent = Array.from({ length: 12 }, (_, index) =>
    anAccount(`H${index}`, 'agency', {
      name: namesake(index),
      mobile: agents,
      birthday: birthday(index),
    }),
  );
  const pair = ['agency', 'broker'].map((channel) =>
    anAccount(`P-${channel}`, channel as 'agency', { name: '牛大力', mobile: shared }),
  );
  await saveRecords([...strangers(60), ...customersOfAgent, ...pair], tools);
});

it('gives a run the bars and the model that people chose, and the run says which', async () => {
  const { customers: before } = await resolve();
  const first = await decisions();
  expect(first.bars).toEqual({ upper: 0.95, lower: 0.5 });
  const bars = { upper: 0.9999999, lower: 0.9 };
  const version = { version: 1, bars, modelRunId: first.runId, by, at };
  const reasonOf = (version: number) =>
    testEncryption.seal('试', settingsReasonField.place({ version }));
  await SettingsVersionModel.create({ ...version, reason: reasonOf(1) });
  await saveRecords(strangers(90).slice(60), tools);

  const { customers } = await resolve();
  const second = await decisions();
  expect(customers).toBeGreaterThan(before + 30);
  expect(second.bars).toEqual(bars);
  expect(second.model).toEqual(first.model);

  await SettingsVersionModel.create({
    ...version,
    version: 2,
    modelRunId: null,
    reason: reasonOf(2),
  });
  await resolve();
  const third = await decisions();
  expect(third.model.version).not.toBe(first.model.version);
  expect(third.model.accounts).toBe(first.model.accounts + 30);
});

it('sets aside the values that people added, and not those that they released', async () => {
  const hot = async () => (await decisions()).hotValues;
  expect(await hot()).toEqual([{ field: 'mobile', value: agents, holders: 12 }]);
  const released = await decide('released', agents);
  await decide('added', shared);
  await resolve();
  expect(await hot()).toEqual([{ field: 'mobile', value: shared, holders: 2 }]);
  await expect(decide('added', agents)).rejects.toThrow(/duplicate key/);

  const reason = testEncryption.seal('又', hotValueUndoneReasonField.place({ _id: released }));
  await HotValueDecisionModel.updateOne(
    { _id: released },
    { $set: { undone: { by, at, reason } } },
  );
  await resolve();
  expect(await hot()).toEqual([
    { field: 'mobile', value: agents, holders: 12 },
    { field: 'mobile', value: shared, holders: 2 },
  ]);
});
