import { type AccountTable, documentScopes } from '../account-table.ts';
import { hashText } from '../columns/text-pool.ts';
import { comparedFields, fieldIndex } from '../compare/compared-field.ts';
import { type Blocking, blockings, blockKeys, type TableAttribute } from './block-keys.ts';
import { type Block, makeBlocks } from './blocks.ts';
import { soundCode } from './sound-code.ts';

/**
 * Which values bring so many accounts together that their blocks are broken up, as hashes. With a plan, whether two
 * accounts are compared depends on nothing but these two.
 */
export type BlockPlan = ReadonlySet<number>;
type Broken = Pick<BlockPlan, 'has'>;

const fieldCount = comparedFields.length;

/** The blocks of a table's accounts, broken up as the plan says or as their sizes demand. */
export function makeAllBlocks(table: AccountTable, rows: Int32Array, plan?: Broken): Block[] {
  return blockKeys(table, rows).map((key, index) => {
    const blocking = blockings[index] as Blocking;
    if (!plan) return makeBlocks(key);
    return makeBlocks(key, (account, level) =>
      plan.has(valueHash(table, rows, account, blocking, level)),
    );
  });
}

/** What the blocks of all accounts found too large, for accounts that come one by one. */
export function planOf(table: AccountTable, rows: Int32Array, blocks: readonly Block[]): BlockPlan {
  const plan = new Set<number>();
  for (const [index, { broken }] of blocks.entries()) {
    const blocking = blockings[index] as Blocking;
    for (const { level, account } of broken)
      plan.add(valueHash(table, rows, account, blocking, level));
  }
  return plan;
}

/** The level of the blocking at which the account is compared with others; null when it is not. */
export function levelOf(
  table: AccountTable,
  rows: Int32Array,
  account: number,
  blocking: Blocking,
  plan: Broken,
): number | null {
  const attributes = [...blocking.of, ...blocking.finer];
  for (let level = 0; level <= blocking.finer.length; level++) {
    const own = attributes.slice(
      level === 0 ? 0 : blocking.of.length + level - 1,
      blocking.of.length + level,
    );
    if (own.some((attribute) => attributeText(table, rows, account, attribute) === null))
      return null;
    if (!plan.has(valueHash(table, rows, account, blocking, level))) return level;
  }
  return null;
}

/** Names what an account agrees in with the others of its group, at a level of the blocking (0 = not broken up). */
function valueHash(
  table: AccountTable,
  rows: Int32Array,
  account: number,
  { name, of, finer }: Blocking,
  level: number,
): number {
  const texts = [...of, ...finer.slice(0, level)].map((attribute) =>
    attributeText(table, rows, account, attribute),
  );
  const text = `${name}:${level}:${texts.join('|')}`;
  return (hashText(text) >>> 0) * 0x200000 + (hashText(text, 1) >>> 11);
}

/** What an account has of the attribute; null when not known. */
function attributeText(
  table: AccountTable,
  rows: Int32Array,
  account: number,
  attribute: TableAttribute,
): string | null {
  const value = (field: keyof typeof fieldIndex) =>
    rows[account * fieldCount + fieldIndex[field]] as number;
  const text = (field: Exclude<keyof typeof fieldIndex, 'birthday' | 'gender'>) => {
    const id = value(field);
    return id === 0 ? null : table.poolOf(field).text(id);
  };
  const scoped = (field: 'document' | 'unionid' | 'openid') => {
    const id = value(field);
    return id === 0 ? null : `${table.poolOf(field).scope(id)} ${text(field)}`;
  };
  const part = (of: string | null, take: (id: string, half: number) => string) => {
    const half = Math.floor((of ?? '').length / 2);
    return of === null || half < 3 ? null : take(of, half);
  };
  const birthday = value('birthday') === 0 ? null : table.birthdays.value(value('birthday'));
  switch (attribute) {
    case 'document':
      return table.documents.scope(value('document')) === documentScopes.doubtful
        ? null
        : scoped('document');
    case 'unionid':
    case 'openid':
      return scoped(attribute);
    case 'mobile':
    case 'phone':
    case 'email':
    case 'address':
    case 'city':
    case 'postcode':
      return text(attribute);
    case 'other':
      return text('otherId');
    case 'other-head':
      return part(text('otherId'), (id, half) => id.slice(0, half));
    case 'other-tail':
      return part(text('otherId'), (id, half) => id.slice(-half));
    case 'policy':
      return text('policyNumber');
    case 'street-number':
      return text('streetNumber');
    case 'name':
      return nameText(text('surname'), text('givenName'));
    case 'surname-sound':
      return soundOf(text('surname'));
    case 'given-sound':
      return soundOf(text('givenName'));
    case 'birthday':
      return numberText(birthday);
    case 'birth-month':
      return numberText(birthday && Math.floor(birthday / 100));
    case 'month-and-day':
      return numberText(birthday && birthday % 10_000);
  }
}

const soundOf = (name: string | null) => (name === null ? null : soundCode(name));
const numberText = (number: number | null) => (number === null ? null : String(number));
const nameText = (one: string | null, other: string | null) =>
  one === null || other === null ? null : [one, other].sort().join(' ');
