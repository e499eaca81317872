import type { AccountRecord } from '../account-record.ts';
import { AccountTable } from '../account-table.ts';
import { type BlockAttribute, blockTexts } from '../block/block-attributes.ts';
import { type Blocking, blockings, type TableAttribute } from '../block/block-keys.ts';
import { type BlockPlan, levelOf } from '../block/block-plan.ts';
import { type HotValue, rowsWithout } from '../hot-values.ts';
import { identifierKeys, type KeyKind, keyKinds, keysOfKind } from '../look-up-keys.ts';

interface Limits {
  hotValues: readonly HotValue[];
  blockPlan: Pick<BlockPlan, 'has'>;
}

/**
 * The look-up keys by which every account is found that the engine would compare with this one: the finest stored key
 * of each block that it is in, and each identifier that counts.
 */
export function retrievalKeys(record: AccountRecord, { hotValues, blockPlan }: Limits): string[] {
  const { table, rows } = alone(record, hotValues);
  const kinds = new Set<KeyKind>();
  for (const blocking of blockings) {
    const level = levelOf(table, rows, 0, blocking, blockPlan);
    if (level !== null) kinds.add(kindAt(blocking, level));
  }
  const texts = blockTexts(record);
  const others = [...kinds].filter(([first]) => !identifierKinds.has(first));
  const found = others.flatMap((kind) => keysOfKind(kind, texts));
  return [...new Set([...countedIdentifierKeys(record, hotValues), ...found])];
}

/** The keys of the identifiers that count: hot ones say nothing. */
export function countedIdentifierKeys(
  record: AccountRecord,
  hotValues: readonly HotValue[],
): string[] {
  const hot = hotKeysOf(hotValues);
  return Object.values(identifierKeys(record)).flatMap((key) =>
    key === null || hot.has(key) ? [] : [key],
  );
}

const hotKeys = new WeakMap<readonly HotValue[], Set<string>>();

/** Made once a list: it may be long. */
function hotKeysOf(hotValues: readonly HotValue[]): Set<string> {
  const known = hotKeys.get(hotValues);
  if (known) return known;
  const made = new Set(
    hotValues.flatMap(({ field, value }) =>
      field === 'document' ? [] : [`${keyKindOf[field]}:${value}`],
    ),
  );
  hotKeys.set(hotValues, made);
  return made;
}

const keyKindOf = {
  unionid: 'unionid',
  openid: 'openid',
  mobile: 'number',
  phone: 'number',
  otherId: 'other',
  email: 'email',
  policyNumber: 'policy',
} as const;

function alone(record: AccountRecord, hotValues: readonly HotValue[]) {
  const table = new AccountTable();
  table.add(record);
  return { table, rows: rowsWithout(table, hotValues) };
}

const identifierKinds: ReadonlySet<BlockAttribute> = new Set([
  'document',
  'unionid',
  'openid',
  'number',
  'other',
  'email',
  'policy',
]);

/** Of the stored kinds of keys the finest that whoever is in the block has. */
function kindFor({ of, finer }: Blocking, level: number): KeyKind {
  const known = new Set<BlockAttribute>([...of, ...finer.slice(0, level)].map(storedAs));
  if (known.has('birthday')) known.add('birth-month').add('month-and-day');
  let best: KeyKind | undefined;
  for (const kind of keyKinds) {
    const isPart = kind.every((attribute) => known.has(attribute));
    if (isPart && kind.length > (best?.length ?? 0)) best = kind;
  }
  return best as KeyKind;
}

const storedAs = (attribute: TableAttribute): BlockAttribute =>
  attribute === 'mobile' || attribute === 'phone' ? 'number' : attribute;

const kindsAt = new Map(
  blockings.map((blocking) => [
    blocking,
    [...Array(blocking.finer.length + 1).keys()].map((level) => kindFor(blocking, level)),
  ]),
);

const kindAt = (blocking: Blocking, level: number) => kindsAt.get(blocking)?.[level] as KeyKind;
