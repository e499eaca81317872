import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import type { OwnedMobile, Person } from './person.ts';
import { fullName } from './person.ts';
import { weChatId } from './population.ts';
import type { Random } from './random.ts';
import { asTyped } from './typing.ts';

export type AccountKind = 'follower' | 'prospect' | 'bank-customer' | 'policyholder';
export type AccountValues = Partial<Record<AccountField, string>>;

/** One row of one channel's list, before it is written the channel's way. */
export interface Account {
  channel: Channel;
  person: Person;
  kind: AccountKind;
  values: AccountValues;
}

const kinds: Record<Channel, ReadonlyArray<readonly [AccountKind, number]>> = {
  agency: [
    ['follower', 33],
    ['prospect', 32],
    ['policyholder', 35],
  ],
  broker: [
    ['follower', 20],
    ['prospect', 20],
    ['policyholder', 60],
  ],
  bancassurance: [
    ['follower', 15],
    ['bank-customer', 25],
    ['policyholder', 60],
  ],
};

type AccountRates = Partial<Record<AccountField, number>>;

/** How often a field is filled at all, per kind of account. */
const filled: Record<AccountKind, AccountRates> = {
  follower: {
    unionid: 1,
    name: 0.9,
    mobile: 0.85,
    documentNumber: 0.08,
    birthday: 0.4,
    gender: 0.6,
    address: 0.15,
  },
  prospect: {
    unionid: 0.71,
    name: 1,
    mobile: 0.95,
    documentNumber: 0.13,
    birthday: 0.7,
    gender: 0.85,
    address: 0.5,
  },
  'bank-customer': {
    unionid: 0.7,
    name: 1,
    mobile: 0.94,
    documentNumber: 0.92,
    birthday: 0.9,
    gender: 1,
    address: 0.8,
  },
  policyholder: {
    unionid: 0.88,
    name: 1,
    mobile: 0.95,
    documentNumber: 0.97,
    birthday: 0.98,
    gender: 1,
    address: 0.92,
  },
};

const tags: Record<Channel, string[]> = {
  agency: ['老客户', '有车一族', '子女教育', '高净值', '转介绍', '孤儿单', '养老规划', '健康关注'],
  broker: ['企业主', '高端医疗', '比价型', '重疾已配', '年金意向', '团险转个险'],
  bancassurance: ['VIP', '理财客户', '代发工资', '定期存款到期', '私行', '趸交'],
};

/** The account of one person in one channel: what the channel happens to know, typed as people type. */
export function anAccount(
  random: Random,
  person: Person,
  channel: Channel,
  policyFor: () => string,
): Account {
  const wanted = random.pickWeighted(kinds[channel]);
  const kind = wanted === 'follower' && person.unionids.length === 0 ? 'policyholder' : wanted;
  const known = knownValues(random, person, channel, kind);
  const policyNumber = kind === 'policyholder' ? policyFor() : '';
  const values = {
    ...asTyped(random, person, channel, known),
    ...(policyNumber ? { policyNumber } : {}),
  };
  return { channel, person, kind, values };
}

function knownValues(
  random: Random,
  person: Person,
  channel: Channel,
  kind: AccountKind,
): AccountValues {
  const mobile = currentOrFormer(random, person.mobiles);
  const all: AccountValues = {
    name: nameGiven(random, person),
    ...(mobile ? { mobile: mobile.number, mobileAt: dayWithin(random, mobile) } : {}),
    documentNumber: person.document.number,
    birthday: person.birthday,
    gender: person.gender,
    address: currentOrFormer(random, person.addresses) ?? '',
    phone: person.landline ?? '',
    email: person.email ?? '',
    tags: someTags(random, channel),
    ...weChat(random, person, channel),
  };
  const rates: AccountRates = {
    phone: 0.5,
    email: 0.7,
    tags: 0.6,
    mobileAt: 0.8,
    ...filled[kind],
  };
  const known: AccountValues = {};
  for (const [field, value] of Object.entries(all) as Array<[AccountField, string]>) {
    if (value && random.chance(rates[field] ?? 1)) known[field] = value;
  }
  return consistent(known, person);
}

/** Fields that only make sense together come and go together. */
function consistent(known: AccountValues, person: Person): AccountValues {
  const { openid, unionidScope, mobileAt, ...rest } = known;
  const weChatIds = { ...(openid ? { openid } : {}), ...(unionidScope ? { unionidScope } : {}) };
  return {
    ...rest,
    ...(known.mobile && mobileAt ? { mobileAt } : {}),
    ...(known.unionid ? weChatIds : {}),
    ...(known.documentNumber ? { documentType: person.document.type } : {}),
    ...(known.address ? { city: person.area.city, postcode: person.area.postcode } : {}),
  };
}

function currentOrFormer<T>(random: Random, values: T[]): T | undefined {
  return random.chance(0.9) ? values[0] : values.at(-1);
}

/** A day on which the number was the person's own. */
const dayWithin = (random: Random, { from, until }: OwnedMobile): string =>
  new Date(random.between(Math.min(from, until), until) * 86_400_000).toISOString().slice(0, 10);

function nameGiven(random: Random, person: Person): string {
  return person.formerName && random.chance(0.5) ? person.formerName : fullName(person);
}

/** The scope of the open platform that the broker channel used before it joined the company's own. */
export const formerBrokerScope = 'broker-2019';

function weChat(random: Random, person: Person, channel: Channel): AccountValues {
  if (person.unionids.length === 0) return {};
  const openid = weChatId(random);
  if (channel === 'broker' && random.chance(0.2)) {
    return { unionid: weChatId(random), unionidScope: formerBrokerScope, openid };
  }
  return { unionid: random.pick(person.unionids), openid };
}

function someTags(random: Random, channel: Channel): string {
  const first = random.pick(tags[channel]);
  const second = random.pick(tags[channel]);
  return first === second ? first : `${first};${second}`;
}
