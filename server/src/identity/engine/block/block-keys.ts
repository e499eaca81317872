import { type AccountTable, columnOf, documentScopes } from '../account-table.ts';
import { bothGroups, type Groups, PairTable } from '../columns/groups.ts';
import { TextPool } from '../columns/text-pool.ts';
import type { ComparedField } from '../compare/compared-field.ts';
import type { BlockAttribute } from './block-attributes.ts';
import { soundCode } from './sound-code.ts';

/** One way to bring accounts together: those that agree in `of` are compared; groups that are too large are broken up by `finer`. */
export interface Blocking {
  name: string;
  of: readonly TableAttribute[];
  finer: readonly TableAttribute[];
}

/** A blocking of the accounts of one table. */
export interface BlockKey {
  name: string;
  groups(): Groups;
  finer: (() => Groups)[];
}

/** What accounts agree in; numbers are told apart by what they stand as. */
export type TableAttribute = Exclude<BlockAttribute, 'number'> | 'mobile' | 'phone';

/** The blockings, strongest first; the pairs of an earlier one are not made again by a later one. */
export const blockings: readonly Blocking[] = [
  { name: 'document', of: ['document'], finer: ['name'] },
  { name: 'unionid', of: ['unionid'], finer: ['name'] },
  { name: 'openid', of: ['openid'], finer: ['name'] },
  { name: 'mobile', of: ['mobile'], finer: ['name', 'birthday'] },
  { name: 'phone', of: ['phone'], finer: ['name', 'birthday'] },
  { name: 'otherId', of: ['other'], finer: ['name', 'birthday'] },
  { name: 'otherId-head', of: ['other-head'], finer: ['name', 'birthday'] },
  { name: 'otherId-tail', of: ['other-tail'], finer: ['name', 'birthday'] },
  { name: 'email', of: ['email'], finer: ['name', 'birthday'] },
  { name: 'policyNumber', of: ['policy'], finer: ['name', 'birthday'] },
  { name: 'name+birthday', of: ['name', 'birthday'], finer: ['city', 'address'] },
  { name: 'birthday', of: ['birthday'], finer: ['surname-sound', 'given-sound', 'city'] },
  { name: 'birthday+given', of: ['birthday', 'given-sound'], finer: ['city'] },
  { name: 'address', of: ['address'], finer: ['street-number', 'surname-sound', 'given-sound'] },
  {
    name: 'postcode+street-number',
    of: ['postcode', 'street-number'],
    finer: ['surname-sound', 'given-sound'],
  },
  {
    name: 'city+street-number',
    of: ['city', 'street-number'],
    finer: ['surname-sound', 'given-sound'],
  },
  { name: 'name', of: ['name'], finer: ['birth-month', 'city'] },
  { name: 'name+month-and-day', of: ['name', 'month-and-day'], finer: ['city'] },
  {
    name: 'surname+given-sound',
    of: ['surname-sound', 'given-sound'],
    finer: ['postcode', 'birth-month'],
  },
  { name: 'surname+postcode', of: ['surname-sound', 'postcode'], finer: ['given-sound'] },
  { name: 'given+postcode', of: ['given-sound', 'postcode'], finer: ['surname-sound'] },
  { name: 'surname+city', of: ['surname-sound', 'city'], finer: ['given-sound', 'birth-month'] },
];

/** The blockings of a table's accounts, in their order. */
export function blockKeys(table: AccountTable, rows: Int32Array): BlockKey[] {
  const groupsOf = attributeGroups(table, rows);
  return blockings.map(({ name, of, finer }) => ({
    name,
    groups: () => of.map((attribute) => groupsOf(attribute)).reduce(bothGroups),
    finer: finer.map((attribute) => () => groupsOf(attribute)),
  }));
}

/** The accounts by the value of an attribute, made when it is asked for. */
function attributeGroups(table: AccountTable, rows: Int32Array) {
  const memo = new Map<string, Groups>();
  const once = (name: string, make: () => Groups): Groups => {
    const known = memo.get(name) ?? make();
    memo.set(name, known);
    return known;
  };
  const column = (field: ComparedField) =>
    once(field, () => ({ of: columnOf(rows, table.size, field), count: valueCount(table, field) }));
  const sounds = () => once('sounds', () => soundsOf(table));
  const otherIdPart = (part: (id: string, half: number) => string) =>
    mapped(column('otherId'), partsOf(table.otherIds, part));
  const birthdayPart = (part: (day: number) => number) =>
    birthParts(table, column('birthday'), part);
  const made: Partial<Record<TableAttribute, () => Groups>> = {
    document: () => validDocuments(table, rows),
    'other-head': () => otherIdPart((id, half) => id.slice(0, half)),
    'other-tail': () => otherIdPart((id, half) => id.slice(-half)),
    name: () => unordered(column('surname'), column('givenName')),
    'birth-month': () => birthdayPart((day) => Math.floor(day / 100)),
    'month-and-day': () => birthdayPart((day) => day % 10_000),
    'surname-sound': () => mapped(column('surname'), sounds()),
    'given-sound': () => mapped(column('givenName'), sounds()),
  };
  return (attribute: TableAttribute): Groups => {
    const make = made[attribute];
    return make ? once(`of ${attribute}`, make) : column(columnNames[attribute] as ComparedField);
  };
}

const columnNames: Partial<Record<TableAttribute, ComparedField>> = {
  unionid: 'unionid',
  openid: 'openid',
  mobile: 'mobile',
  phone: 'phone',
  other: 'otherId',
  email: 'email',
  policy: 'policyNumber',
  birthday: 'birthday',
  address: 'address',
  'street-number': 'streetNumber',
  city: 'city',
  postcode: 'postcode',
};

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
