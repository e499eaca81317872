import type { AuditEntryView } from '@heyi/shared/audit/audit.schema';
import type { HandChangeView } from '@heyi/shared/identity/changes.schema';
import type { CustomerDetail } from '@heyi/shared/identity/identity.schema';
import mongoose from 'mongoose';
import { startApp } from '../../../../tests/setup/app.ts';
import {
  anAccount,
  placesByLedger,
  saveRecords,
  storedPlaces,
  strangers,
} from '../../../../tests/setup/identities.ts';
import { withLease } from '../../database/lease.ts';
import { identityLease } from '../identity-lease.ts';
import { resolveAll } from '../resolve-all.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let wang: Awaited<ReturnType<typeof app.signInAs>>;
let li: Awaited<ReturnType<typeof app.signInAs>>;
const ids: Record<string, string> = {};
const nobody = 'f'.repeat(24);

const fang = { name: '王芳', documentNumber: '11010519491231002X' };
const ma = { name: '马思远', documentNumber: '440524198001010013' };

beforeAll(async () => {
  app = await startApp();
  wang = await app.signInAs('customer-service');
  li = await app.signInAs('operations');
  await saveRecords(
    [
      anAccount('F1', 'agency', { ...fang, tags: '车主' }),
      anAccount('F2', 'broker', { ...fang, tags: '高净值' }),
      anAccount('F3', 'bancassurance', { ...fang, mobile: '13700000001' }),
      anAccount('M1', 'agency', ma),
      anAccount('M2', 'broker', ma),
      anAccount('O1', 'agency', { name: '欧阳雪', mobile: '13700000041' }),
      ...strangers(40),
    ],
    app.ports,
  );
  await resolve();
  const accounts = await mongoose.connection.collection('channel_accounts').find().toArray();
  for (const { _id, accountId } of accounts) ids[accountId] = String(_id);
});
afterAll(() => app.stop());

const resolve = () => resolveAll(app.ports, () => undefined);
const id = (name: string) => ids[name] as string;
const post = (who: typeof wang, path: string, body: object) =>
  who.as(app.http.post(`/api/identity${path}`)).send(body);
const get = (path: string) => wang.as(app.http.get(`/api/identity${path}`));

async function customerOf(name: string): Promise<CustomerDetail> {
  const account = await mongoose.connection
    .collection('channel_accounts')
    .findOne({ accountId: name });
  return (await get(`/customers/${account?.customerId}`).expect(200)).body;
}
const membersOf = async (name: string) =>
  (await customerOf(name)).accounts.map(({ accountId }) => accountId).sort();

const merge = (who: typeof wang, a: string, b: string) =>
  post(who, '/merges', { of: 'accounts', ids: [id(a), id(b)], reason: '本人来电确认' });
const undo = (who: typeof wang, change: string) =>
  post(who, `/changes/${change}/undo`, { reason: '弄错了' });

const audited = async (target: string): Promise<AuditEntryView[]> => {
  const officer = await app.signInAs('compliance');
  return (await officer.as(app.http.get(`/api/audit?targetId=${target}`)).expect(200)).body.items;
};

describe('a split', () => {
  let change: HandChangeView;
  let before: CustomerDetail;

  it('gives the account a customer of its own, with the reason and who in both histories', async () => {
    before = await customerOf('F1');
    expect(before.can).toEqual({ merge: true, split: true, unmask: true });
    const body = { accountIds: [id('F2')], reason: '本人说不是自己' };
    change = (await post(wang, `/customers/${before.id}/split`, body).expect(201)).body;
    expect(change).toMatchObject({
      kind: 'split',
      leftCustomerId: before.id,
      rightAccountIds: [id('F2')],
      reason: '本人说不是自己',
      by: { id: wang.id, name: wang.username },
      undone: null,
      can: { undo: true },
    });
    expect(await membersOf('F1')).toEqual(['F1', 'F3']);
    expect(await membersOf('F2')).toEqual(['F2']);
    const [rest, taken] = [await customerOf('F1'), await customerOf('F2')];
    expect(rest).toMatchObject({ id: before.id, accountCount: 2, tags: { united: ['车主'] } });
    expect(taken).toMatchObject({ id: change.rightCustomerId, tags: { united: ['高净值'] } });
    for (const { history } of [rest, taken]) {
      expect(history[0]).toMatchObject({
        type: 'split',
        accountId: id('F2'),
        actor: { kind: 'staff', id: wang.id, name: wang.username },
        reason: '本人说不是自己',
        changeId: change.id,
      });
    }
    expect(taken.accounts[0]?.link).toBeNull();
    for (const { link } of rest.accounts) expect([id('F1'), id('F3')]).toContain(link?.toAccountId);
  });

  it('stays, whenever the machine decides again', async () => {
    await resolve();
    await resolve();
    expect(await membersOf('F2')).toEqual(['F2']);
    expect((await customerOf('F2')).id).toBe(change.rightCustomerId);
  });

  it('is undone by new entries, and then the machine decides again', async () => {
    const events = () => mongoose.connection.collection('link_events').find().toArray();
    const written = await events();
    const { body } = await undo(li, change.id).expect(200);
    expect(body).toMatchObject({
      undone: { by: { id: li.id }, reason: '弄错了' },
      can: { undo: false },
    });
    const after = await events();
    expect(after.slice(0, written.length)).toEqual(written);
    expect(await membersOf('F2')).toEqual(['F1', 'F2', 'F3']);
    const { accounts } = await customerOf('F2');
    for (const { link } of accounts) expect(link).toMatchObject({ rule: 'national-id' });
    const gone = await get(`/customers/${change.rightCustomerId}`).expect(200);
    expect(gone.body).toMatchObject({ id: before.id, redirectedFrom: change.rightCustomerId });
    await resolve();
    expect(await membersOf('F2')).toEqual(['F1', 'F2', 'F3']);
    const again = await undo(li, change.id).expect(409);
    expect(again.body.error).toMatchObject({
      code: 'change.undone',
      details: { by: { name: li.username } },
    });
  });

  it('is in the audit trail, and so is its end', async () => {
    expect(await audited(change.id)).toMatchObject([
      { action: 'identity.change_undone', actor: { id: li.id }, details: { reason: '弄错了' } },
      { action: 'identity.split', actor: { id: wang.id }, details: { kind: 'split' } },
    ]);
  });

  it('needs accounts of that customer, and leaves one at least', async () => {
    const { id: customer } = await customerOf('F1');
    const split = (names: string[]) =>
      post(wang, `/customers/${customer}/split`, { accountIds: names.map(id), reason: '理由' });
    const other = await split(['M1']).expect(409);
    expect(other.body.error.code).toBe('identity.other_customer');
    const all = await split(['F1', 'F2', 'F3']).expect(409);
    expect(all.body.error.code).toBe('identity.nothing_left');
    await post(wang, `/customers/${nobody}/split`, {
      accountIds: [id('F1')],
      reason: '理由',
    }).expect(404);
  });
});

describe('a merge', () => {
  let change: HandChangeView;
  let [fangId, maId] = ['', ''];

  it('makes one customer of two that the machine would never join, and redirects one step', async () => {
    [fangId, maId] = [(await customerOf('F1')).id, (await customerOf('M1')).id];
    change = (await merge(wang, 'M1', 'F3').expect(201)).body;
    expect(change).toMatchObject({
      kind: 'merged',
      leftCustomerId: fangId,
      rightCustomerId: maId,
      rightAccountIds: [id('M1'), id('M2')],
    });
    const one = await customerOf('M2');
    expect(one).toMatchObject({ id: fangId, accountCount: 5 });
    const linked = one.history.filter(({ changeId }) => changeId === change.id);
    expect(linked.map(({ type }) => type).sort()).toEqual(['linked', 'linked', 'merged']);
    const bond = linked.find(({ rule }) => rule === 'by-hand');
    expect(bond).toMatchObject({ accountId: id('M1'), otherAccountId: id('F3') });
    expect(bond?.parts.length).toBeGreaterThan(0);
    const { body } = await get(`/customers/${maId}`).expect(200);
    expect(body).toMatchObject({ id: fangId, redirectedFrom: maId });
  });

  it('stays whole, whenever the machine decides again', async () => {
    await resolve();
    await resolve();
    expect(await membersOf('M2')).toEqual(['F1', 'F2', 'F3', 'M1', 'M2']);
    expect((await customerOf('M2')).id).toBe(fangId);
  });

  it('of the same two again is refused', async () => {
    const { body } = await merge(li, 'M2', 'F1').expect(409);
    expect(body.error.code).toBe('identity.same_customer');
    const customers = { of: 'customers', ids: [maId, fangId], reason: '理由' };
    await post(li, '/merges', customers).expect(409);
  });

  it('cannot be undone under a later decision, which is named', async () => {
    const later: HandChangeView = (await merge(li, 'O1', 'M1').expect(201)).body;
    const { body } = await undo(wang, change.id).expect(409);
    expect(body.error).toMatchObject({
      code: 'change.overtaken',
      details: { changeId: later.id, by: { name: li.username } },
    });
    const offered = async () => {
      const one = await get(`/changes/${change.id}`).expect(200);
      const all = await get('/changes?limit=100').expect(200);
      const listed = all.body.items.find(({ id }: HandChangeView) => id === change.id);
      expect(listed.can).toEqual(one.body.can);
      return one.body.can.undo;
    };
    expect(await offered()).toBe(false);
    expect((await get(`/changes/${later.id}`)).body.can.undo).toBe(true);
    await undo(li, later.id).expect(200);
    expect(await membersOf('O1')).toEqual(['O1']);
    expect(await offered()).toBe(true);
  });

  it('is undone: both customers are back under their ids, and stay so', async () => {
    await undo(wang, change.id).expect(200);
    expect(await customerOf('M1')).toMatchObject({
      id: maId,
      accountCount: 2,
      redirectedFrom: null,
    });
    expect(await customerOf('F1')).toMatchObject({ id: fangId, accountCount: 3 });
    await resolve();
    expect(await membersOf('M2')).toEqual(['M1', 'M2']);
    expect((await customerOf('M2')).id).toBe(maId);
  });

  it('does not go over a split that stands', async () => {
    const { id: customer } = await customerOf('F1');
    const accountIds = [id('F3')];
    const body = { accountIds, reason: '理由' };
    const split = (await post(wang, `/customers/${customer}/split`, body).expect(201)).body;
    const refused = await merge(li, 'F3', 'F1').expect(409);
    expect(refused.body.error).toMatchObject({
      code: 'identity.decided_apart',
      details: { changeId: split.id, kind: 'split', by: { name: wang.username } },
    });
    await undo(wang, split.id).expect(200);
  });

  it('is listed, newest first, by customer too', async () => {
    const { body } = await get('/changes?limit=2').expect(200);
    expect(body.items.map(({ kind }: HandChangeView) => kind)).toEqual(['split', 'merged']);
    const { id: customer } = await customerOf('O1');
    const own = await get(`/changes?customerId=${customer}`).expect(200);
    expect(own.body.items).toMatchObject([{ kind: 'merged', undone: { reason: '弄错了' } }]);
    const shown = await get(`/changes/${change.id}`).expect(200);
    expect(shown.body).toMatchObject({ id: change.id, can: { undo: false } });
  });
});

describe('many at once', () => {
  it('of the same merge one succeeds', async () => {
    const answers = await Promise.all([
      merge(wang, 'X1', 'X2'),
      merge(li, 'X2', 'X1'),
      merge(wang, 'X1', 'X2'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const [won] = answers.filter(({ status }) => status === 201);
    const winner = won?.body.id;
    const undone = await Promise.all([undo(wang, winner), undo(li, winner)]);
    expect(undone.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('a chain of merges ends in one customer', async () => {
    const names = ['X11', 'X12', 'X13', 'X14', 'X15'];
    const answers = await Promise.all(
      names.slice(1).map((name, at) => merge(at % 2 ? wang : li, names[at] as string, name)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await membersOf('X13')).toEqual(names);
  });

  it('none while an import or a resolution is at work, and it says so', async () => {
    const { body } = await withLease(identityLease, () => merge(wang, 'X21', 'X22').expect(409));
    expect(body.error.code).toBe('identity.busy');
    await merge(wang, 'X21', 'X22').expect(201);
  });
});

describe('a run and people at the same time', () => {
  it('an account that a killed run left behind is not decided about', async () => {
    const gone = await mongoose.connection.collection('customers').findOne({ status: 'merged' });
    const accounts = mongoose.connection.collection('channel_accounts');
    const before = await accounts.findOneAndUpdate(
      { accountId: 'X28' },
      { $set: { customerId: gone?._id } },
    );
    const { body } = await merge(wang, 'X28', 'X29').expect(409);
    expect(body.error.code).toBe('identity.busy');
    await accounts.updateOne({ accountId: 'X28' }, { $set: { customerId: before?.customerId } });
  });

  it('take turns: afterwards each account has the customer that the ledger says', async () => {
    const [run, ...answers] = await Promise.all([
      resolve().catch((error: Error) => error.name),
      merge(wang, 'X24', 'X25'),
      merge(li, 'X26', 'X27'),
      merge(wang, 'X25', 'X26'),
    ]);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    if (run === 'LeaseHeldError') await resolve();
    expect(await placesByLedger()).toEqual(await storedPlaces());
    for (const { status, body } of answers) {
      if (status === 409) expect(body.error.code).toBe('identity.busy');
      else expect(new Set((await placesOf(body)).values()).size).toBe(1);
    }
  });

  const placesOf = async ({ leftAccountIds, rightAccountIds }: HandChangeView) => {
    const places = await storedPlaces();
    return new Map([...leftAccountIds, ...rightAccountIds].map((one) => [one, places[one]]));
  };
});

describe('refused', () => {
  it.each<[string, object]>([
    ['an operator', { of: 'accounts', ids: [{ $ne: null }, nobody] }],
    ['one account only', { of: 'accounts', ids: [nobody] }],
    ['another kind', { of: 'tags', ids: [nobody, nobody] }],
    ['no reason', { reason: ' ' }],
    ['a number in the reason', { reason: '手机１３８１２３４０００１ 的本人' }],
    ['an unknown field', { force: true }],
  ])('%s', async (_, change) => {
    const good = { of: 'accounts', ids: [id('X31'), id('X32')], reason: '理由' };
    await post(wang, '/merges', { ...good, ...change }).expect(400);
  });

  it('whoever may not decide, though he may look', async () => {
    const manager = await app.signInAs('channel-manager');
    await merge(manager, 'X31', 'X32').expect(403);
    await post(manager, `/customers/${nobody}/split`, {
      accountIds: [nobody],
      reason: '理由',
    }).expect(403);
    await undo(manager, nobody).expect(403);
    const { body } = await manager.as(app.http.get('/api/identity/changes?limit=1')).expect(200);
    expect(body.items[0].can).toEqual({ undo: false });
    await app.http.post('/api/identity/merges').send({}).expect(401);
  });

  it('accounts and customers that do not exist, or one alone', async () => {
    const of = (kind: string, a: string, b: string) =>
      post(wang, '/merges', { of: kind, ids: [a, b], reason: '理由' });
    expect((await of('accounts', id('X31'), nobody).expect(404)).body.error.code).toBe(
      'account.not_found',
    );
    expect((await of('customers', nobody, nobody).expect(404)).body.error.code).toBe(
      'customer.not_found',
    );
    await of('accounts', id('X31'), id('X31')).expect(409);
    await saveRecords([anAccount('NEW', 'agency', { name: '新来' })], app.ports);
    const fresh = await mongoose.connection
      .collection('channel_accounts')
      .findOne({ accountId: 'NEW' });
    const early = await of('accounts', id('X31'), String(fresh?._id)).expect(409);
    expect(early.body.error.code).toBe('identity.not_resolved');
  });
});
