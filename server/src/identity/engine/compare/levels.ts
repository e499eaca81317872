import { type ComparedField, type IdentifierField, identifierFields } from './compared-field.ts';

/** How far two values agree; 0 stands for “not known on one side”, which is no evidence. */
export const identifierLevels = [
  'missing',
  'same',
  'same-shared-by-few',
  'same-shared-by-several',
  'same-shared-by-many',
  'near',
  'differ',
  'conflict',
] as const;

export const attributeLevels = [
  'missing',
  'same',
  'close',
  'similar',
  'swapped',
  'partial',
  'differ',
  'implied',
] as const;

/** Mobiles are given to others after a time: one held at two times far apart has a level of its own. */
const mobileLevels: readonly LevelName[] = identifierLevels.map((level) =>
  level === 'same-shared-by-many' ? 'same-years-apart' : level,
);

export type LevelName =
  | (typeof identifierLevels)[number]
  | (typeof attributeLevels)[number]
  | 'same-years-apart';

/** Codes of the levels; three bits each. */
export const levels = {
  missing: 0,
  same: 1,
  sharedByFew: 2,
  sharedBySeveral: 3,
  sharedByMany: 4,
  /** Mobiles only, in place of `sharedByMany`. */
  yearsApart: 4,
  close: 2,
  similar: 3,
  swapped: 4,
  near: 5,
  partial: 5,
  differ: 6,
  /** Two valid national ID numbers: never one person. */
  conflict: 7,
  /** Said by another field already: a region by its city, a given name by names that changed places. */
  implied: 7,
} as const;

export const levelCount = 8;
const bitsPerLevel = 3;
/** How many fields fit the first of a pattern's two numbers. */
const fieldsInLow = 10;

const identifiers: ReadonlySet<ComparedField> = new Set(identifierFields);

export const isIdentifier = (field: ComparedField): boolean => identifiers.has(field);

export const levelName = (field: ComparedField, level: number): LevelName =>
  levelsOf(field)[level] as LevelName;

function levelsOf(field: ComparedField): readonly LevelName[] {
  if (field === 'mobile') return mobileLevels;
  return isIdentifier(field) ? identifierLevels : attributeLevels;
}

/** Agreement on the value itself, however many share it. */
export const isSame = (field: ComparedField, level: number): boolean =>
  isIdentifier(field)
    ? level >= 1 && level <= 4
    : level === levels.same || level === levels.implied;

/** The level of the field at `index` in a pattern (see `PairComparer`). */
export const levelIn = (low: number, high: number, index: number): number =>
  index < fieldsInLow
    ? (low >>> (index * bitsPerLevel)) & 7
    : (high >>> ((index - fieldsInLow) * bitsPerLevel)) & 7;

/** The bits that a level of the field at `index` sets in its number of the pattern. */
export const levelBits = (index: number, level: number): number =>
  index < fieldsInLow
    ? level << (index * bitsPerLevel)
    : level << ((index - fieldsInLow) * bitsPerLevel);

/** The level of an identifier that both have, by how many accounts hold it. */
export function sharedLevel(field: IdentifierField, holders: number): number {
  if (holders <= 3) return levels.same;
  if (holders <= 7) return levels.sharedByFew;
  return holders <= 15 || field === 'mobile' ? levels.sharedBySeveral : levels.sharedByMany;
}
