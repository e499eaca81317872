import { type AccountTable, columnOf, documentScopes } from '../account-table.ts';
import { bothGroups, type Groups, PairTable } from '../columns/groups.ts';
import { TextPool } from '../columns/text-pool.ts';
import type { ComparedField } from '../compare/compared-field.ts';
import { soundCode } from './sound-code.ts';

/** One way to bring accounts together: those of one group are compared; groups that are too large are broken up by `finer`. */
export interface BlockKey {
  name: string;
  groups(): Groups;
  finer: (() => Groups)[];
}

/** The blocking keys, strongest first; the pairs of an earlier one are not made again by a later one. */
export function blockKeys(table: AccountTable, rows: Int32Array): BlockKey[] {
  const memo = new Map<string, Groups>();
  const once = (name: string, make: () => Groups) => () => {
    const known = memo.get(name) ?? make();
    memo.set(name, known);
    return known;
  };
  const column = (field: ComparedField) =>
    once(field, () => ({ of: columnOf(rows, table.size, field), count: valueCount(table, field) }));
  const both = (left: () => Groups, right: () => Groups) => () => bothGroups(left(), right());
  const otherId = column('otherId');
  const surname = column('surname');
  const givenName = column('givenName');
  const birthday = column('birthday');
  const address = column('address');
  const postcode = column('postcode');
  const streetNumber = column('streetNumber');
  const city = column('city');
  const name = once('name', () => unordered(surname(), givenName()));
  const otherIdPart = (part: (id: string, half: number) => string) => () =>
    mapped(otherId(), partsOf(table.otherIds, part));
  const sounds = once('sounds', () => soundsOf(table));
  const surnameSound = once('surname sound', () => mapped(surname(), sounds()));
  const givenSound = once('given sound', () => mapped(givenName(), sounds()));
  const birthMonth = once('birth month', () =>
    birthParts(table, birthday(), (day) => Math.floor(day / 100)),
  );
  const monthAndDay = once('month and day', () =>
    birthParts(table, birthday(), (day) => day % 10000),
  );
  return [
    { name: 'document', groups: () => validDocuments(table, rows), finer: [name] },
    { name: 'unionid', groups: column('unionid'), finer: [name] },
    { name: 'openid', groups: column('openid'), finer: [name] },
    { name: 'mobile', groups: column('mobile'), finer: [name, birthday] },
    { name: 'phone', groups: column('phone'), finer: [name, birthday] },
    { name: 'otherId', groups: otherId, finer: [name, birthday] },
    {
      name: 'otherId-head',
      groups: otherIdPart((id, half) => id.slice(0, half)),
      finer: [name, birthday],
    },
    {
      name: 'otherId-tail',
      groups: otherIdPart((id, half) => id.slice(-half)),
      finer: [name, birthday],
    },
    { name: 'email', groups: column('email'), finer: [name, birthday] },
    { name: 'policyNumber', groups: column('policyNumber'), finer: [name, birthday] },
    { name: 'name+birthday', groups: both(name, birthday), finer: [city, address] },
    { name: 'birthday', groups: birthday, finer: [surnameSound, givenSound, city] },
    { name: 'birthday+given', groups: both(birthday, givenSound), finer: [city] },
    { name: 'address', groups: address, finer: [streetNumber, surnameSound, givenSound] },
    {
      name: 'postcode+street-number',
      groups: both(postcode, streetNumber),
      finer: [surnameSound, givenSound],
    },
    {
      name: 'city+street-number',
      groups: both(city, streetNumber),
      finer: [surnameSound, givenSound],
    },
    { name: 'name', groups: name, finer: [birthMonth, city] },
    { name: 'name+month-and-day', groups: both(name, monthAndDay), finer: [city] },
    {
      name: 'surname+given-sound',
      groups: both(surnameSound, givenSound),
      finer: [postcode, birthMonth],
    },
    { name: 'surname+postcode', groups: both(surnameSound, postcode), finer: [givenSound] },
    { name: 'given+postcode', groups: both(givenSound, postcode), finer: [surnameSound] },
    { name: 'surname+city', groups: both(surnameSound, city), finer: [givenSound, birthMonth] },
  ];
}

function valueCount(table: AccountTable, field: ComparedField): number {
  if (field === 'gender') return 2;
  return field === 'birthday' ? table.birthdays.size : table.poolOf(field).size;
}

/** Doubtful numbers are evidence, never a key. */
function validDocuments(table: AccountTable, rows: Int32Array): Groups {
  const of = columnOf(rows, table.size, 'document');
  for (let account = 0; account < of.length; account++) {
    const document = of[account] as number;
    if (document !== 0 && table.documents.scope(document) === documentScopes.doubtful)
      of[account] = 0;
  }
  return { of, count: table.documents.size };
}

const shortestPart = 3;

/** For every long enough text the number of one part of it: with a typing error in one half, the other still agrees. */
function partsOf(pool: TextPool, part: (text: string, half: number) => string): Groups {
  const parts = new TextPool();
  const of = new Int32Array(pool.size + 1);
  for (let value = 1; value < of.length; value++) {
    const text = pool.text(value);
    const half = Math.floor(text.length / 2);
    if (half >= shortestPart) of[value] = parts.intern(part(text, half));
  }
  return { of, count: parts.size };
}

/** Both names, whichever stands first. */
function unordered(left: Groups, right: Groups): Groups {
  const size = left.of.length;
  const pairs = new PairTable(size);
  const of = new Int32Array(size);
  for (let account = 0; account < size; account++) {
    const first = left.of[account] as number;
    const second = right.of[account] as number;
    if (first !== 0 && second !== 0)
      of[account] = pairs.intern(Math.min(first, second), Math.max(first, second));
  }
  return { of, count: pairs.size };
}

/** For every name its sound's number. */
function soundsOf(table: AccountTable): Groups {
  const sounds = new TextPool();
  const of = new Int32Array(table.names.size + 1);
  for (let name = 1; name < of.length; name++)
    of[name] = sounds.intern(soundCode(table.names.text(name)));
  return { of, count: sounds.size };
}

function mapped(groups: Groups, numbers: Groups): Groups {
  return { of: groups.of.map((value) => numbers.of[value] as number), count: numbers.count };
}

function birthParts(table: AccountTable, birthdays: Groups, part: (day: number) => number): Groups {
  const parts = new Map<number, number>();
  const of = new Int32Array(table.birthdays.size + 1);
  for (let value = 1; value < of.length; value++) {
    const key = part(table.birthdays.value(value));
    const number = parts.get(key) ?? parts.size + 1;
    parts.set(key, number);
    of[value] = number;
  }
  return mapped(birthdays, { of, count: parts.size });
}
