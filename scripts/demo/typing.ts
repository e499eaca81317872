import type { Channel } from '@heyi/shared/identity/account-field';
import type { AccountValues } from './account.ts';
import { oldIdNumber } from './documents.ts';
import { agentMobile } from './mobiles.ts';
import {
  homophones,
  placeholderMobiles,
  placeholderNames,
  titles,
  traditionalCharacters,
} from './name-data.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';

/** Share of agents who type their own mobile for customers, and how often these do. */
const carelessAgents = 0.15;
const carelessness = 0.4;

/** What people make of known values on the way into a list: habits, shortcuts and errors, at the rates of real lists. */
export function asTyped(
  random: Random,
  person: Person,
  channel: Channel,
  known: AccountValues,
): AccountValues {
  const typed = { ...known };
  if (typed.name) typed.name = typedName(random, typed.name, person);
  if (typed.mobile) typed.mobile = typedMobile(random, typed.mobile, person, channel);
  if (typed.documentNumber)
    typed.documentNumber = typedDocument(random, typed.documentNumber, person);
  if (typed.birthday) typed.birthday = typedBirthday(random, typed.birthday);
  if (typed.gender && random.chance(0.006))
    typed.gender = typed.gender === 'male' ? 'female' : 'male';
  if (typed.address && random.chance(0.15)) typed.address = shortAddress(random, typed.address);
  return typed;
}

type Edit = (random: Random, value: string, person: Person) => string;

/** At most one edit a value; the weights are chances in a thousand. */
function edited(
  random: Random,
  value: string,
  person: Person,
  edits: ReadonlyArray<readonly [Edit, number]>,
): string {
  let roll = random.next() * 1000;
  for (const [edit, weight] of edits) {
    roll -= weight;
    if (roll < 0) return edit(random, value, person);
  }
  return value;
}

const nameEdits: ReadonlyArray<readonly [Edit, number]> = [
  [(random, name) => name + random.pick(titles), 12],
  [(random, name, person) => (person.surname || name) + random.pick(titles), 6],
  [(random) => random.pick(placeholderNames), 5],
  [(_, name) => replaceCharacters(name, traditionalCharacters), 12],
  [(random, name) => replaceOne(random, name, homophones), 10],
  [(_, name) => `${name.charAt(0)}${'*'.repeat(Math.max(1, name.length - 1))}`, 8],
  [(_, name) => [...name].join(' '), 8],
  [(_, name) => ` ${name}　`, 6],
];

function typedName(random: Random, name: string, person: Person): string {
  if (name.includes('·')) return name.replace('·', random.pick(['·', '·', '.', '•', '．', '']));
  if (person.document.type === 'passport' && random.chance(0.4)) return turnedAround(name);
  return edited(random, name, person, nameEdits);
}

function turnedAround(name: string): string {
  const [surname = '', given = ''] = name.split(' ');
  return `${given.charAt(0)}${given.slice(1).toLowerCase()} ${surname.charAt(0)}${surname.slice(1).toLowerCase()}`;
}

const mobileEdits: ReadonlyArray<readonly [Edit, number]> = [
  [(random) => random.pick(placeholderMobiles), 15],
  [(_, mobile) => `+86 ${mobile}`, 15],
  [(_, mobile) => `86-${mobile}`, 8],
  [(_, mobile) => `${mobile.slice(0, 3)}-${mobile.slice(3, 7)}-${mobile.slice(7)}`, 18],
  [(_, mobile) => `${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`, 12],
  [(_, mobile) => fullWidth(mobile), 10],
  [(_, mobile) => `${mobile.slice(0, 3)}****${mobile.slice(7)}`, 12],
  [(random, mobile) => wrongDigit(random, mobile, 3, 10), 8],
  [(_, mobile) => mobile.slice(0, 10), 3],
];

function typedMobile(random: Random, mobile: string, person: Person, channel: Channel): string {
  const ownRate = (person.agent * 0.618_033_988_7) % 1 < carelessAgents ? carelessness : 0.005;
  if (channel === 'agency' && random.chance(ownRate)) return agentMobile(person.agent);
  return edited(random, mobile, person, mobileEdits);
}

const idEdits: ReadonlyArray<readonly [Edit, number]> = [
  [(random, id) => wrongDigit(random, id, 6, 16), 10],
  [(random, id) => transposed(random, id), 6],
  [(_, id) => `${id.slice(0, 4)}**********${id.slice(14)}`, 10],
  [(_, id) => fullWidth(id), 10],
  [(_, id) => id.toLowerCase(), 30],
  [(_, id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`, 8],
  [(_, id) => `'${id}`, 4],
];

function typedDocument(random: Random, number: string, person: Person): string {
  if (person.document.type !== 'id-card')
    return random.chance(0.05) ? number.toLowerCase() : number;
  const old = Number(person.birthday.slice(0, 4)) < 1990 && random.chance(0.05);
  return old ? oldIdNumber(number) : edited(random, number, person, idEdits);
}

function typedBirthday(random: Random, birthday: string): string {
  const roll = random.next();
  if (roll < 0.008) return `${birthday.slice(0, 4)}-01-01`;
  if (roll < 0.011) return '1900-01-01';
  if (roll > 0.994) return daysSwapped(birthday);
  return birthday;
}

function daysSwapped(birthday: string): string {
  const [year, month = '01', day = '01'] = birthday.split('-');
  return Number(day) <= 12 ? `${year}-${day}-${month}` : birthday;
}

/** The same place as another clerk writes it. */
function shortAddress(random: Random, address: string): string {
  const room = address.replace(/(\d+)号楼(\d+)单元(\d+)室/, '$1-$2-$3');
  return random.chance(0.5) ? room : room.replace(/^.{2,4}市/, '');
}

function replaceCharacters(text: string, table: ReadonlyMap<string, string>): string {
  return Array.from(text, (character) => table.get(character) ?? character).join('');
}

function replaceOne(random: Random, text: string, table: ReadonlyMap<string, string>): string {
  const places = Array.from(text, (character, place) => (table.has(character) ? place : -1)).filter(
    (place) => place > 0,
  );
  if (places.length === 0) return text;
  const place = random.pick(places);
  return text.slice(0, place) + table.get(text.charAt(place)) + text.slice(place + 1);
}

function wrongDigit(random: Random, digits: string, from: number, to: number): string {
  const place = random.between(from, to);
  const other = (Number(digits.charAt(place)) + random.between(1, 9)) % 10;
  return digits.slice(0, place) + String(other) + digits.slice(place + 1);
}

function transposed(random: Random, digits: string): string {
  const place = random.between(6, 15);
  return (
    digits.slice(0, place) +
    digits.charAt(place + 1) +
    digits.charAt(place) +
    digits.slice(place + 2)
  );
}

function fullWidth(text: string): string {
  return Array.from(text, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  ).join('');
}
