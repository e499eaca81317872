import { type AccountTable, documentScopes } from '../account-table.ts';
import type { TextPool } from '../columns/text-pool.ts';
import { birthdayLevel } from './birthday-level.ts';
import {
  comparedFields,
  fieldIndex,
  type IdentifierField,
  identifierFields,
} from './compared-field.ts';
import { LevelMemo } from './level-memo.ts';
import { levelBits, levels, sharedLevel } from './levels.ts';
import { contradictsMask } from './masked.ts';
import {
  addressLevel,
  codeLevel,
  documentLevel,
  nameLevel,
  placeLevel,
  placeNumberLevel,
} from './text-levels.ts';
import { areYearsApart } from './years-apart.ts';

const fieldCount = comparedFields.length;
const { document, unionid, openid, mobile, phone, email, policyNumber } = fieldIndex;
const { surname, givenName, birthday, gender, address, city, region, postcode } = fieldIndex;
const firstAttribute = surname;
const firstInHigh = 10;

/** How many accounts hold a value of an identifier. */
export type HoldersOf = (field: IdentifierField, value: number) => number;

/**
 * Compares two accounts of a table field by field. The result is a pattern: one level of three bits a field, in two
 * numbers. Nothing is allocated per pair.
 */
export class PairComparer {
  /** Levels of the first ten fields of the pair compared last. */
  low = 0;
  /** Levels of the other fields. */
  high = 0;
  readonly #rows: Int32Array;
  readonly #table: AccountTable;
  readonly #same: Uint8Array[];
  readonly #levels = new Uint8Array(fieldCount);
  readonly #names: LevelMemo;
  readonly #addresses: LevelMemo;
  readonly #cities: LevelMemo;
  readonly #birthdays: LevelMemo;

  constructor(table: AccountTable, rows: Int32Array, holdersOf: HoldersOf) {
    this.#table = table;
    this.#rows = rows;
    this.#same = identifierFields.map((field) => sharedLevels(table, field, holdersOf));
    this.#names = new LevelMemo(table.names.size, (left, right) =>
      nameLevel(table.names, left, right),
    );
    this.#addresses = new LevelMemo(table.addresses.size, (left, right) =>
      addressLevel(table.addresses, left, right),
    );
    this.#cities = new LevelMemo(table.cities.size, (left, right) =>
      placeLevel(table.cities, left, right),
    );
    this.#birthdays = new LevelMemo(table.birthdays.size, (left, right) =>
      birthdayLevel(table.birthdays.value(left), table.birthdays.value(right)),
    );
  }

  /** Sets `low` and `high` for the pair; the order of the two does not matter. */
  compare(left: number, right: number): void {
    const found = this.#levels;
    const leftRow = left * fieldCount;
    const rightRow = right * fieldCount;
    for (let field = 0; field < fieldCount; field++) {
      found[field] = this.#level(
        field,
        this.#rows[leftRow + field] as number,
        this.#rows[rightRow + field] as number,
      );
    }
    if (found[givenName] === levels.missing) this.#correctMasked(left, right);
    this.#correctMobile(left, right);
    this.#correctPhones(leftRow, rightRow);
    this.#correctSwap(leftRow, rightRow);
    this.#correctImplied();
    this.#pack();
  }

  #level(field: number, left: number, right: number): number {
    if (left === 0 || right === 0) return levels.missing;
    if (left !== right) return this.#levelOfDifferent(field, left, right);
    return field < firstAttribute
      ? ((this.#same[field] as Uint8Array)[left] as number)
      : levels.same;
  }

  #levelOfDifferent(field: number, left: number, right: number): number {
    switch (field) {
      case document:
        return this.#documentLevel(left, right);
      case unionid:
        return scopedLevel(this.#table.unionids, left, right);
      case gender:
        return levels.differ;
      case openid:
        return scopedLevel(this.#table.openids, left, right);
      case policyNumber:
        return levels.differ;
      case mobile:
      case phone:
        return codeLevel(this.#table.phones, left, right);
      case email:
        return codeLevel(this.#table.emails, left, right);
      case surname:
      case givenName:
        return this.#names.level(left, right);
      case birthday:
        return this.#birthdays.level(left, right);
      case address:
        return this.#addresses.level(left, right);
      case city:
        return this.#cities.level(left, right);
      case region:
        return placeLevel(this.#table.regions, left, right);
      case postcode:
        return placeNumberLevel(this.#table.postcodes, left, right);
      case fieldIndex.streetNumber:
        return placeNumberLevel(this.#table.streetNumbers, left, right);
      default:
        return codeLevel(this.#table.otherIds, left, right);
    }
  }

  #documentLevel(left: number, right: number): number {
    const pool = this.#table.documents;
    const leftScope = pool.scope(left);
    const rightScope = pool.scope(right);
    if (leftScope === documentScopes.doubtful || rightScope === documentScopes.doubtful) {
      return documentLevel(pool, left, right);
    }
    const bothNational = leftScope === documentScopes['national-id'] && leftScope === rightScope;
    return bothNational ? levels.conflict : levels.missing;
  }

  /** A masked given name says nothing, unless what it shows is not the other's. */
  #correctMasked(left: number, right: number): void {
    const { maskedNames } = this.#table;
    if (!maskedNames.has(left) && !maskedNames.has(right)) return;
    const one = this.#table.valueOf(left, 'givenName');
    const other = this.#table.valueOf(right, 'givenName');
    if (one !== null && other !== null && contradictsMask(one, other)) {
      this.#levels[givenName] = levels.differ;
    }
  }

  /** A number that few have, seen years apart, may have gone from one to the other. */
  #correctMobile(left: number, right: number): void {
    if (this.#levels[mobile] !== levels.same) return;
    if (areYearsApart(this.#table.mobileDay(left), this.#table.mobileDay(right))) {
      this.#levels[mobile] = levels.yearsApart;
    }
  }

  /** A number that stands as mobile in one list and as telephone in the other. */
  #correctPhones(leftRow: number, rightRow: number): void {
    const found = this.#levels;
    const rows = this.#rows;
    if (found[phone] !== levels.missing && (found[phone] as number) < levels.near) return;
    const shared =
      sharedValue(rows[leftRow + mobile] as number, rows[rightRow + phone] as number) ||
      sharedValue(rows[leftRow + phone] as number, rows[rightRow + mobile] as number);
    if (shared !== 0) found[phone] = (this.#same[phone] as Uint8Array)[shared] as number;
  }

  /** Names that changed places: `swapped` as surname when both did, as given name when one is seen to have. */
  #correctSwap(leftRow: number, rightRow: number): void {
    const rows = this.#rows;
    const found = this.#levels;
    if (found[surname] === levels.same || found[givenName] === levels.same) return;
    const isOne = isSameKnown(
      rows[leftRow + surname] as number,
      rows[rightRow + givenName] as number,
    );
    const isOther = isSameKnown(
      rows[leftRow + givenName] as number,
      rows[rightRow + surname] as number,
    );
    if (!isOne && !isOther) return;
    found[surname] = isOne && isOther ? levels.swapped : levels.implied;
    found[givenName] = isOne && isOther ? levels.implied : levels.swapped;
  }

  /** What follows from a stronger agreement is not counted again. */
  #correctImplied(): void {
    const found = this.#levels;
    const documents = found[document] as number;
    if (documents >= levels.same && documents <= levels.near) {
      if (found[birthday] === levels.same) found[birthday] = levels.missing;
      if (found[gender] === levels.same) found[gender] = levels.missing;
    }
    this.#correctPlaces();
  }

  /** A region follows from its city or postcode, a city from its postcode. */
  #correctPlaces(): void {
    const found = this.#levels;
    const isSamePostcode = found[postcode] === levels.same;
    const isSameCity = found[city] === levels.same;
    if (found[region] === levels.same && (isSameCity || isSamePostcode)) {
      found[region] = levels.implied;
    }
    if (isSameCity && isSamePostcode) found[city] = levels.implied;
  }

  #pack(): void {
    let low = 0;
    let high = 0;
    for (let field = 0; field < firstInHigh; field++)
      low |= levelBits(field, this.#levels[field] as number);
    for (let field = firstInHigh; field < fieldCount; field++) {
      high |= levelBits(field, this.#levels[field] as number);
    }
    this.low = low;
    this.high = high;
  }
}

/** Ids of two Open Platforms, or of two public accounts, say nothing about each other. */
const scopedLevel = (pool: TextPool, left: number, right: number): number =>
  pool.scope(left) === pool.scope(right) ? levels.differ : levels.missing;

const isSameKnown = (left: number, right: number): boolean => left !== 0 && left === right;

const sharedValue = (left: number, right: number): number => (left === right ? left : 0);

/** For every value of the field the level that two accounts with it agree at. */
function sharedLevels(
  table: AccountTable,
  field: IdentifierField,
  holdersOf: HoldersOf,
): Uint8Array {
  const pool = table.poolOf(field);
  const result = new Uint8Array(pool.size + 1);
  for (let value = 1; value <= pool.size; value++) {
    const isDoubtful = field === 'document' && pool.scope(value) === documentScopes.doubtful;
    result[value] = isDoubtful ? levels.near : sharedLevel(field, holdersOf(field, value));
  }
  return result;
}
