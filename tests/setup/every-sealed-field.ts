import { Readable } from 'node:stream';
import mongoose, { Types } from 'mongoose';
import { onServer } from '../../server/src/audit/occasion.ts';
import { operator } from '../../server/src/cli/with-database.ts';
import type { FieldEncryption } from '../../server/src/database/field-encryption.ts';
import type { SealedField } from '../../server/src/database/sealed-field.ts';
import { inTransaction } from '../../server/src/database/transaction.ts';
import { mergeByHand, undoChange } from '../../server/src/identity/by-hand/hand-changes.service.ts';
import { unmaskAccount } from '../../server/src/identity/disclosure/unmask.ts';
import { HotValueDecisionModel } from '../../server/src/identity/hot-values/hot-value-decision.model.ts';
import {
  decidedValueField,
  hotValueReasonField,
  hotValueUndoneReasonField,
} from '../../server/src/identity/hot-values/sealed-decision.ts';
import { resolveAll } from '../../server/src/identity/resolve-all.ts';
import { settingsReasonField } from '../../server/src/identity/settings/settings-reason.ts';
import { SettingsVersionModel } from '../../server/src/identity/settings/settings-version.model.ts';
import { storeFile } from '../../server/src/imports/import-file.ts';
import { saveRejections } from '../../server/src/imports/import-rejections.ts';
import { sealedValues } from '../../server/src/keys/sealed-values.ts';
import { sealedFields } from '../../server/src/sealed-fields.ts';
import { anAccount, saveRecords, strangers } from './identities.ts';

const agentsMobile = '13700000099';

/** Words that stand in a sealed field each, and nowhere else. */
export const secrets = [
  '牛大力',
  agentsMobile,
  '11010519491231002',
  '名单里的赵六',
  '未导入的钱七',
  '来电的孙丽萍',
  '写错的周大成',
  '查询的吴小妹',
  '冯经理的号码',
  '郑主任要改',
  '13966660001',
];

/** Leaves at least one value in every field of `sealedFields`. */
export async function fillEverySealedField(fieldEncryption: FieldEncryption): Promise<void> {
  const tools = { now: () => new Date(), fieldEncryption };
  const twin = { name: '牛大力', documentNumber: '11010519491231002X' };
  const customersOfAgent = Array.from({ length: 12 }, (_, at) =>
    anAccount(`H${at}`, 'agency', {
      name: `${'冯陈褚卫蒋沈韩杨朱秦尤许'[at]}${'东南西北'[at % 4]}${'梅兰竹菊松'[at % 5]}`,
      mobile: agentsMobile,
      birthday: `19${60 + at}-0${1 + (at % 9)}-2${at % 9}`,
    }),
  );
  const twins = (['agency', 'broker'] as const).map((channel) => anAccount('T', channel, twin));
  await saveRecords([...strangers(40), ...customersOfAgent, ...twins], tools);
  await resolveAll(tools, () => undefined);
  await decideByHand(fieldEncryption);
  await setByHand(fieldEncryption);
  const importId = new Types.ObjectId();
  await storeFile(importId, Readable.from([Buffer.from('名单里的赵六')]), fieldEncryption);
  const rejected = {
    row: 2,
    rejected: { column: null, code: 'row.too-few-columns' as const, reason: '没有编号' },
    cells: ['未导入的钱七'],
  };
  await inTransaction((session) => saveRejections(importId, [rejected], fieldEncryption, session));
  for (const field of sealedFields) await fillIfEmpty(field, fieldEncryption);
}

/** Where the story above leaves nothing: a made-up record with what its place is made of. */
async function fillIfEmpty(field: SealedField, encryption: FieldEncryption) {
  for await (const { sealed } of sealedValues(field)) if (sealed) return;
  const record: Record<string, unknown> = { _id: new Types.ObjectId() };
  for (const name of field.of) record[name] ??= new Types.ObjectId().toHexString();
  const [name = '', ...below] = field.path.split('.').reverse();
  let value: object = { [name]: encryption.seal(secrets[0], field.place(record)) };
  for (const above of below) value = { [above]: value };
  await mongoose.connection.collection(field.collection).insertOne({ ...record, ...value });
}

async function decideByHand(encryption: FieldEncryption) {
  const occasion = onServer(new Date());
  const accounts = mongoose.connection.collection('channel_accounts');
  const [one, other] = await accounts.find({ accountId: { $in: ['X1', 'X2'] } }).toArray();
  const ids: [string, string] = [String(one?._id), String(other?._id)];
  const merge = { of: 'accounts', ids } as const;
  const reason = '来电的孙丽萍，手机 13966660001';
  const { _id } = await mergeByHand(operator, merge, { reason, occasion, encryption });
  await undoChange(operator, String(_id), { reason: '写错的周大成', occasion, encryption });
  await unmaskAccount(operator, ids[0], '查询的吴小妹', occasion, encryption);
}

async function setByHand(encryption: FieldEncryption) {
  const at = new Date();
  const by = { id: operator.id, name: operator.username };
  const _id = new Types.ObjectId();
  await HotValueDecisionModel.create({
    _id,
    kind: 'added',
    valueId: _id.toHexString(),
    field: 'mobile',
    value: encryption.seal(agentsMobile, decidedValueField.place({ _id })),
    reason: encryption.seal('冯经理的号码', hotValueReasonField.place({ _id })),
    by,
    at,
    undone: { by, at, reason: encryption.seal('x', hotValueUndoneReasonField.place({ _id })) },
  });
  await SettingsVersionModel.create({
    version: 1,
    bars: { upper: 0.95, lower: 0.5 },
    reason: encryption.seal('郑主任要改', settingsReasonField.place({ version: 1 })),
    by,
    at,
  });
}
