import {
  createIdOrders,
  hongKongMacauPermit,
  idNumber,
  passportNumber,
  taiwanPermit,
} from './documents.ts';
import { agentMobile, mobileNumber } from './mobiles.ts';
import { foreignNames, givenCharacters, givenNames, minorityNames, surnames } from './name-data.ts';
import type { Document, Gender, OwnedMobile, Person } from './person.ts';
import { type Area, areas, compounds, roads, xinjiang } from './places.ts';
import type { Random } from './random.ts';

/** The year in which the demo plays. */
export const demoYear = 2026;

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

export function weChatId(random: Random): string {
  return `o${Array.from({ length: 27 }, () => idCharacters.charAt(random.below(64))).join('')}`;
}

/** Invents households one after the other, without end and without remembering them. */
export function createPopulation(random: Random, agents: number) {
  const idOrder = createIdOrders();
  const givenUpMobiles: OwnedMobile[] = [];
  let people = 0;
  let mobiles = 0;

  function newMobile(): OwnedMobile {
    const from = random.between(dayOfYear(2006), dayOfYear(2021));
    const fresh = () => ({ number: mobileNumber(mobiles++), from, until: today });
    if (givenUpMobiles.length <= 200 || !random.chance(0.02)) return fresh();
    const [former] = givenUpMobiles.splice(random.below(100), 1);
    return former ? recycled(random, former) : fresh();
  }

  function giveUp(mobile: OwnedMobile) {
    if (givenUpMobiles.length < 4000) givenUpMobiles.push(mobile);
  }

  function personalMobiles(): OwnedMobile[] {
    const current = newMobile();
    if (!random.chance(0.16)) return [current];
    const owned = newMobile();
    const former = { ...owned, until: random.between(owned.from, today - quarantineDays) };
    if (random.chance(0.4)) giveUp(former);
    return [{ ...current, from: Math.max(current.from, former.until) }, former];
  }

  function birthdayOf(age: number) {
    const year = demoYear - age;
    const day = new Date(Date.UTC(year, 0, 1 + random.below(365)));
    return day.toISOString().slice(0, 10);
  }

  function aPerson(home: Home, age: number, gender: Gender, surname: string): Person {
    const birthday = birthdayOf(age);
    people++;
    return {
      id: `P${String(people).padStart(7, '0')}`,
      surname,
      givenName: givenNameOf(random, age, gender),
      formerName: random.chance(0.006) ? surname + givenNameOf(random, age, gender) : null,
      gender,
      birthday,
      area: home.area,
      document: idCard(home.area, birthday, gender),
      mobiles: personalMobiles(),
      addresses: random.chance(0.1)
        ? [home.address, streetAddress(random, home.area)]
        : [home.address],
      unionids: random.chance(age < 8 || age > 74 ? 0.3 : 0.93) ? weChatIds(random) : [],
      email: random.chance(0.12)
        ? `${weChatId(random).slice(1, 9).toLowerCase()}@example.com`
        : null,
      landline: home.landline,
      agent: home.agent,
      policies: [],
    };
  }

  function idCard(area: Area, birthday: string, gender: Gender): Document {
    const order = idOrder(area.code, birthday);
    return { type: 'id-card', number: idNumber(area.code, birthday, gender === 'male', order) };
  }

  function twinOf(person: Person): Person {
    return {
      ...person,
      id: `P${String(++people).padStart(7, '0')}`,
      givenName: person.givenName.charAt(0) + random.pick(givenCharacters[person.gender]),
      formerName: null,
      document: idCard(person.area, person.birthday, person.gender),
      mobiles: personalMobiles(),
      unionids: person.unionids.length > 0 ? weChatIds(random) : [],
      policies: [],
    };
  }

  function couple(home: Home): Person[] {
    const age = random.between(24, 76);
    const husband = aPerson(home, age, 'male', random.pickWeighted(surnames));
    const wifeAge = Math.max(20, age + random.between(-6, 3));
    const wife = aPerson(home, wifeAge, 'female', random.pickWeighted(surnames));
    if (random.chance(0.08)) wife.mobiles = husband.mobiles;
    return [husband, wife];
  }

  function children(home: Home, parents: Person[]): Person[] {
    const [parent] = parents;
    if (!parent) return [];
    const age = demoYear - Number(parent.birthday.slice(0, 4)) - random.between(23, 34);
    if (age < 0 || age > 45) return [];
    const child = aPerson(home, age, random.pick(['male', 'female'] as const), parent.surname);
    const born = random.chance(0.02) ? [child, twinOf(child)] : [child];
    for (const each of born) if (age < 14) each.mobiles = random.pick(parents).mobiles;
    return born;
  }

  function family(home: Home): Person[] {
    const parents = couple(home);
    const members = random.chance(0.75) ? [...parents, ...children(home, parents)] : parents;
    if (random.chance(0.15)) members.push(grandparent(home, parents));
    return members;
  }

  function grandparent(home: Home, parents: Person[]): Person {
    const son = parents[0];
    const age = demoYear - Number(son?.birthday.slice(0, 4)) + random.between(22, 30);
    const gender = random.pick(['male', 'female'] as const);
    const surname = son && gender === 'male' ? son.surname : random.pickWeighted(surnames);
    const old = aPerson(home, Math.min(age, 96), gender, surname);
    if (son && random.chance(0.4)) old.mobiles = son.mobiles;
    return old;
  }

  function single(home: Home): Person {
    const gender = random.pick(['male', 'female'] as const);
    return aPerson(home, random.between(20, 80), gender, random.pickWeighted(surnames));
  }

  /** A customer from abroad, Hong Kong, Macau or Taiwan: another document, often another script. */
  function visitor(home: Home): Person {
    const person = single(home);
    const type = random.pick(['passport', 'hong-kong-macau-permit', 'taiwan-permit'] as const);
    const number = {
      passport: passportNumber,
      'hong-kong-macau-permit': hongKongMacauPermit,
      'taiwan-permit': taiwanPermit,
    }[type](random);
    person.document = { type, number };
    if (type === 'passport') {
      person.surname = random.pick(foreignNames.surname);
      person.givenName = ` ${random.pick(foreignNames.given)}`;
    }
    return person;
  }

  function minority(home: Home): Person {
    const area = random.pickWeighted(xinjiang);
    const person = single({ ...home, area, address: streetAddress(random, area) });
    const own = random.pickSkewed(minorityNames[person.gender]);
    const father = random.pickSkewed(minorityNames.father);
    return { ...person, surname: '', givenName: `${own}·${father}` };
  }

  /** Agents buy too, under the same mobile that they type for others. */
  function agentAsCustomer(home: Home): Person {
    const person = single(home);
    return { ...person, mobiles: [{ ...newMobile(), number: agentMobile(home.agent) }] };
  }

  return function nextHousehold(): Person[] {
    const home = aHome(random, agents);
    const roll = random.next();
    if (roll < 0.012) return [minority(home)];
    if (roll < 0.03) return [visitor(home)];
    if (roll < 0.038) return [agentAsCustomer(home)];
    return roll < 0.5 ? [single(home)] : family(home);
  };
}

const dayOfYear = (year: number) => Date.UTC(year, 0, 1) / 86_400_000;
const today = dayOfYear(demoYear);
/** A number that was given up is not given to another for so long. */
const quarantineDays = 90;

/** The same number in other hands. */
function recycled(random: Random, { number, until }: OwnedMobile): OwnedMobile {
  const earliest = until + quarantineDays;
  return { number, from: random.between(earliest, Math.max(earliest, today)), until: today };
}

interface Home {
  area: Area;
  address: string;
  landline: string | null;
  agent: number;
}

function aHome(random: Random, agents: number): Home {
  const area = random.pickWeighted(areas);
  const landline = `0${area.code.slice(0, 2)}${random.between(3, 9)}-${random.between(50_000_000, 89_999_999)}`;
  return {
    area,
    address: streetAddress(random, area),
    landline: random.chance(0.3) ? landline : null,
    agent: random.below(agents),
  };
}

function streetAddress(random: Random, area: Area): string {
  const street = `${area.city}${area.district}${random.pickSkewed(roads)}${random.between(1, 380)}号`;
  const building = `${random.between(1, 32)}号楼${random.between(1, 4)}单元${random.between(1, 28)}0${random.between(1, 4)}室`;
  return random.chance(0.7)
    ? `${street}${random.pick(compounds)}${building}`
    : `${street}${building}`;
}

function weChatIds(random: Random): string[] {
  return random.chance(0.05) ? [weChatId(random), weChatId(random)] : [weChatId(random)];
}

function givenNameOf(random: Random, age: number, gender: Gender): string {
  const era = age > 58 ? 'old' : age > 27 ? 'middle' : 'young';
  if (random.chance(0.35)) return random.pickSkewed(givenNames[gender][era]);
  const characters = givenCharacters[gender];
  const one = random.pickSkewed(characters);
  return random.chance(0.15) ? one : one + random.pick(characters);
}
