import { model, Schema, type Types } from 'mongoose';
import {
  anAccount,
  saveRecords,
  storedPlaces,
  strangers,
} from '../../../tests/setup/identities.ts';
import { testEncryption, useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { onServer } from '../audit/occasion.ts';
import { operator } from '../cli/with-database.ts';
import { inTransaction } from '../database/transaction.ts';
import { mergeByHand, splitByHand, undoChange } from './by-hand/hand-changes.service.ts';
import { ChannelAccountModel } from './channel-account.model.ts';
import { heldCustomerOf } from './customer-of-account.ts';
import { type DependentRecord, moveWithAccounts } from './dependent-records.ts';
import { resolveAll } from './resolve-all.ts';
import { resolveAccount } from './resolve-one/resolve-account.ts';

interface Note extends DependentRecord {
  text: string;
}

const noteSchema = new Schema<Note>({
  accountId: Schema.Types.ObjectId,
  customerId: { type: Schema.Types.ObjectId, default: null },
  text: String,
});
noteSchema.index({ accountId: 1 });
const NoteModel = model<Note>('TestNote', noteSchema);
moveWithAccounts([NoteModel]);
useScratchDatabase();

const tools = { now: () => new Date(), fieldEncryption: testEncryption };
const byHand = { reason: '本人来电', occasion: onServer(new Date()), encryption: testEncryption };
const fang = { name: '王芳', documentNumber: '11010519491231002X' };
const ma = { name: '马思远', documentNumber: '440524198001010013' };

const idOf = async (name: string) =>
  (await ChannelAccountModel.findOne({ accountId: name }).lean())?._id as Types.ObjectId;

async function note(name: string, text = name) {
  const accountId = await idOf(name);
  await inTransaction(async (session) => {
    const customerId = await heldCustomerOf(accountId, session);
    await NoteModel.create([{ accountId, customerId, text }], { session });
  });
}

/** Text of each note → customer, and the same by the accounts that they came with. */
async function places() {
  const stored = await storedPlaces();
  const notes = await NoteModel.find().lean();
  return {
    notes: Object.fromEntries(notes.map(({ text, customerId }) => [text, String(customerId)])),
    accounts: Object.fromEntries(
      notes.map(({ text, accountId }) => [text, stored[String(accountId)]]),
    ),
  };
}

async function expectTogether() {
  const { notes, accounts } = await places();
  expect(notes).toEqual(accounts);
  return notes;
}

const arrive = (name: string, fields: Record<string, string>) =>
  resolveAccount({ record: anAccount(name, 'broker', fields), extra: {} }, tools);
const customerOf = async (name: string) =>
  (await storedPlaces())[String(await idOf(name))] as string;

describe('records that came with accounts', () => {
  it('get a customer when their accounts get one, and follow them through every kind of move', async () => {
    await saveRecords(
      [anAccount('F1', 'agency', fang), anAccount('M1', 'agency', ma), ...strangers(40)],
      tools,
    );
    for (const name of ['F1', 'M1', 'X1']) await note(name);
    expect(Object.values((await places()).notes)).toEqual(['null', 'null', 'null']);
    await resolveAll(tools, () => undefined);
    const first = await expectTogether();
    expect(Object.values(first)).not.toContain('null');

    const ids: [string, string] = [await customerOf('F1'), await customerOf('M1')];
    const merged = await mergeByHand(operator, { of: 'customers', ids }, byHand);
    const together = await expectTogether();
    expect(together.F1).toBe(together.M1);
    expect(together.X1).toBe(first.X1);

    await note('M1', 'later');
    await undoChange(operator, String(merged._id), byHand);
    const { later, ...undone } = await expectTogether();
    expect(undone).toEqual(first);
    expect(later).toBe(first.M1);
  });

  it('follow accounts that arrive, and change, one at a time', async () => {
    await arrive('W1', { unionid: 'oUnion-000777' });
    await note('W1');
    await arrive('W2', { ...fang, unionid: 'oUnion-000777' });
    const { W1, F1 } = await expectTogether();
    expect(W1).toBe(F1);
    await arrive('W2', { name: '牛大力', documentNumber: '110101199003070038' });
    await arrive('W1', { name: '牛大力', documentNumber: '110101199003070038' });
    const apart = await expectTogether();
    expect(apart.W1).not.toBe(apart.F1);
  });

  it('leave with the account that is taken out', async () => {
    await saveRecords([anAccount('M2', 'broker', ma)], tools);
    await note('M2');
    await resolveAll(tools, () => undefined);
    const { M1, M2 } = await expectTogether();
    expect(M2).toBe(M1);
    const accountIds = [String(await idOf('M2'))];
    await splitByHand(operator, String(M1), { accountIds }, byHand);
    const apart = await expectTogether();
    expect(apart.M1).toBe(M1);
    expect(apart.M2).not.toBe(M1);
  });

  it('are never left behind when they are stored while their account moves', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await customerOf('F1'), await customerOf('M1')];
      const merging = mergeByHand(operator, { of: 'customers', ids: [a, b] }, byHand);
      const notes = ['F1', 'M1'].map((name) => note(name, `${name} in round ${round}`));
      const [merged] = await Promise.all([merging, ...notes]);
      await expectTogether();
      const more = ['F1', 'M1'].map((name) => note(name, `${name} after round ${round}`));
      await Promise.all([undoChange(operator, String(merged._id), byHand), ...more]);
      await expectTogether();
    }
  });
});

it('wants an index to find them by', () => {
  const bare = model('TestBare', new Schema({ accountId: Schema.Types.ObjectId }));
  expect(() => moveWithAccounts([bare])).toThrow(/index by accountId/);
});
