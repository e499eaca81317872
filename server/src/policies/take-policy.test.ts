import mongoose from 'mongoose';
import { saveRecords, strangers } from '../../../tests/setup/identities.ts';
import { aParty, aPolicy } from '../../../tests/setup/policies.ts';
import { testEncryption, useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { FoundAccounts } from '../identity/resolve-one/found-accounts.ts';
import { PolicyModel } from './policy.model.ts';
import { PolicyPartyModel } from './policy-party.model.ts';
import { takePolicy } from './take-policy.ts';

useScratchDatabase();
const tools = { now: () => new Date(), fieldEncryption: testEncryption };
const policyNumber = 'P2026-0001';
const agencyAccount = async (accountId: string) => {
  const found = await new FoundAccounts(testEncryption).byRow({ channel: 'agency', accountId });
  return found as NonNullable<typeof found>;
};
const stored = () => PolicyModel.findOne({ policyNumber }).orFail().lean();

test('a policy is stored once; told again it changes nothing; told otherwise under the same version is noticed', async () => {
  expect(await takePolicy(aPolicy(), tools)).toBe('taken');
  const first = await stored();
  expect(await takePolicy(aPolicy(), tools)).toBe('unchanged');
  expect(await takePolicy(aPolicy({ status: 'lapsed' }), tools)).toBe('conflicting');
  expect(await stored()).toEqual(first);
});

test('versions may arrive in any order: the newest stays', async () => {
  expect(await takePolicy(aPolicy({ version: 3, status: 'lapsed' }), tools)).toBe('taken');
  expect(await takePolicy(aPolicy({ version: 2, status: 'paid-up' }), tools)).toBe('outdated');
  expect((await stored()).status).toBe('lapsed');
});

test('of versions that arrive at the same moment the newest stays, with its people alone', async () => {
  const versions = [1, 2, 3, 4, 5, 6].map((version) =>
    aPolicy({
      version,
      parties: [
        aParty(),
        aParty({
          role: 'insured',
          clientNumber: `C-1${version}`,
          name: `王${version}`,
          documentNumber: '',
        }),
      ],
    }),
  );
  const outcomes = await Promise.all(versions.map((policy) => takePolicy(policy, tools)));
  expect(outcomes.at(-1)).toBe('taken');
  const policy = await stored();
  expect(policy.version).toBe(6);
  const parties = await PolicyPartyModel.find({ policyId: policy._id }).lean();
  expect(parties).toHaveLength(2);
  const { id } = await agencyAccount('C-16');
  expect(parties.map(({ accountId }) => String(accountId))).toContain(id);
});

test('who shares a policy are different people; who is on two lists is one', async () => {
  await saveRecords(strangers(20), tools);
  const mobile = '13812340001';
  const family = aPolicy({
    parties: [
      aParty({ mobile }),
      aParty({
        role: 'insured',
        clientNumber: 'C-2',
        name: '王小明',
        relation: 'child',
        documentNumber: '110105201503070017',
        mobile,
      }),
      aParty({ role: 'beneficiary', clientNumber: null, name: '王大力', relation: 'spouse' }),
    ],
  });
  await takePolicy(family, tools);
  await takePolicy(
    aPolicy({
      policyNumber: 'P2026-0002',
      channel: 'broker',
      parties: [aParty(), aParty({ role: 'insured' })],
    }),
    tools,
  );
  const parties = await PolicyPartyModel.find().lean();
  const customers = new Set(parties.map(({ customerId }) => String(customerId)));
  expect(parties).toHaveLength(4);
  expect(customers.size).toBe(2);
});

test('what an account said beside stays, and no name lies open in the database', async () => {
  const before = await agencyAccount('C-1');
  expect(before.record.fields).toMatchObject({ name: '王芳', policyNumber });
  await takePolicy(
    aPolicy({
      version: 9,
      parties: [aParty({ mobile: '13900001111' }), aParty({ role: 'insured' })],
    }),
    tools,
  );
  const after = await agencyAccount('C-1');
  expect(after.record.fields).toMatchObject({
    name: '王芳',
    mobile: '13900001111',
    documentNumber: '11010519491231002X',
  });
  const dump = JSON.stringify(await mongoose.connection.collection('policies').find().toArray());
  expect(dump).not.toMatch(/王芳|11010519491231002X|13900001111/);
});
