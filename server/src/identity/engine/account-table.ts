import { accountSources } from '@heyi/shared/identity/account-field';
import type { AccountRecord } from './account-record.ts';
import { MaskedNames, type MaskedNamesParts } from './columns/masked-names.ts';
import { NumberPool, type NumberPoolParts } from './columns/number-pool.ts';
import { sharedDoubles, sharedInts, sharedShorts } from './columns/shared-memory.ts';
import { grown, hashText, TextPool, type TextPoolParts } from './columns/text-pool.ts';
import { type ComparedField, comparedFields, fieldIndex } from './compare/compared-field.ts';
import {
  birthdayAndGenderOf,
  codesOf,
  documentOf,
  mobileDayOf,
  nameOf,
  phonesOf,
  placeOf,
  wechatOf,
} from './normalise/account-keys.ts';
import type { DocumentKind } from './normalise/document.ts';

/** How `documents` tells the kinds of documents apart: the scope of the text. */
export const documentScopes = { 'national-id': 0, other: 1, doubtful: 2 } as const satisfies Record<
  DocumentKind,
  number
>;

const at = fieldIndex;
const fieldCount = comparedFields.length;
const genders = ['', '男', '女'] as const;

/** The pool that the values of each field are kept in; sex needs none. */
const poolNames = {
  document: 'documents',
  unionid: 'unionids',
  openid: 'openids',
  mobile: 'phones',
  phone: 'phones',
  otherId: 'otherIds',
  email: 'emails',
  policyNumber: 'policies',
  surname: 'names',
  givenName: 'names',
  address: 'addresses',
  streetNumber: 'streetNumbers',
  city: 'cities',
  region: 'regions',
  postcode: 'postcodes',
} as const satisfies Partial<Record<ComparedField, string>>;
type PooledField = keyof typeof poolNames;
type PoolName = (typeof poolNames)[PooledField];

/** All that a table holds, in memory that threads share. */
export interface AccountTableParts {
  pools: Record<PoolName, TextPoolParts>;
  birthdays: NumberPoolParts;
  maskedNames: MaskedNamesParts;
  rows: Int32Array;
  mobileDays: Uint16Array;
  stableIds: Float64Array;
  size: number;
}

/**
 * The accounts of one run, normalised, as rows of small numbers: about 80 bytes an account beside the letters of its
 * distinct values. Number 0 means that the value is not known.
 */
export class AccountTable {
  readonly documents: TextPool;
  readonly unionids: TextPool;
  readonly openids: TextPool;
  readonly phones: TextPool;
  readonly otherIds: TextPool;
  readonly emails: TextPool;
  readonly policies: TextPool;
  /** Surnames and given names in one pool, so that swapped ones meet. */
  readonly names: TextPool;
  readonly birthdays: NumberPool;
  readonly addresses: TextPool;
  readonly streetNumbers: TextPool;
  readonly cities: TextPool;
  readonly regions: TextPool;
  readonly postcodes: TextPool;
  /** Of accounts whose given name is hidden in part, and therefore not known. */
  readonly maskedNames: MaskedNames;
  readonly #scopes = new Map<string, number>();
  #rows: Int32Array;
  #mobileDays: Uint16Array;
  #stableIds: Float64Array;
  #size: number;

  constructor(parts?: AccountTableParts) {
    this.documents = new TextPool(parts?.pools.documents);
    this.unionids = new TextPool(parts?.pools.unionids);
    this.openids = new TextPool(parts?.pools.openids);
    this.phones = new TextPool(parts?.pools.phones);
    this.otherIds = new TextPool(parts?.pools.otherIds);
    this.emails = new TextPool(parts?.pools.emails);
    this.policies = new TextPool(parts?.pools.policies);
    this.names = new TextPool(parts?.pools.names);
    this.birthdays = new NumberPool(parts?.birthdays);
    this.addresses = new TextPool(parts?.pools.addresses);
    this.streetNumbers = new TextPool(parts?.pools.streetNumbers);
    this.cities = new TextPool(parts?.pools.cities);
    this.regions = new TextPool(parts?.pools.regions);
    this.postcodes = new TextPool(parts?.pools.postcodes);
    this.maskedNames = new MaskedNames(parts?.maskedNames);
    this.#rows = parts?.rows ?? sharedInts(fieldCount << 5);
    this.#mobileDays = parts?.mobileDays ?? sharedShorts(1 << 5);
    this.#stableIds = parts?.stableIds ?? sharedDoubles(1 << 5);
    this.#size = parts?.size ?? 0;
  }

  /** What another thread makes the same table of; from then on nobody may add to it. */
  get parts(): AccountTableParts {
    const pools = Object.fromEntries(
      Object.values(poolNames).map((name) => [name, this[name].parts]),
    ) as AccountTableParts['pools'];
    return {
      pools,
      birthdays: this.birthdays.parts,
      maskedNames: this.maskedNames.parts,
      rows: this.#rows,
      mobileDays: this.#mobileDays,
      stableIds: this.#stableIds,
      size: this.#size,
    };
  }

  /** How many accounts there are. */
  get size(): number {
    return this.#size;
  }

  /** Normalises one account and gives it the next index, from 0. */
  add(record: AccountRecord): number {
    const account = this.#size++;
    if (account === this.#stableIds.length) this.#grow(account * 2);
    this.#write(account, record);
    return account;
  }

  /** Normalises newer values of the account at this index in place of its old ones. */
  replace(account: number, record: AccountRecord): void {
    this.#rows.fill(0, account * fieldCount, (account + 1) * fieldCount);
    this.#write(account, record);
  }

  /** Copies the accounts of another table to these indexes; those from `size` on are new, without a gap. */
  copyFrom(other: AccountTable, places: Int32Array): void {
    const idsOf = this.#internAll(other);
    for (let account = 0; account < other.size; account++) {
      const place = places[account] as number;
      if (place === this.#size && this.#size++ === this.#stableIds.length) this.#grow(place * 2);
      for (let field = 0; field < fieldCount; field++) {
        const value = other.#rows[account * fieldCount + field] as number;
        this.#rows[place * fieldCount + field] = idsOf[field]?.[value] ?? value;
      }
      this.maskedNames.set(place, other.maskedNames.text(account));
      this.#mobileDays[place] = other.#mobileDays[account] as number;
      this.#stableIds[place] = other.#stableIds[account] as number;
    }
  }

  /** Adds all values of another table; by field, the number here of each number there. */
  #internAll(other: AccountTable): (Int32Array | undefined)[] {
    const idsIn = new Map<string, Int32Array>();
    for (const name of new Set(Object.values(poolNames))) {
      idsIn.set(name, this[name].internAll(other[name]));
    }
    idsIn.set('birthdays', this.birthdays.internAll(other.birthdays));
    return comparedFields.map((field) =>
      idsIn.get(field === 'birthday' ? 'birthdays' : poolNames[field as PooledField]),
    );
  }

  #write(account: number, { accountId, channel, fields }: AccountRecord): void {
    this.#stableIds[account] = stableId(channel, accountId);
    this.#mobileDays[account] = mobileDayOf(fields);
    const document = documentOf(fields);
    if (document) {
      this.#set(
        at.document,
        account,
        this.documents.intern(document.key, documentScopes[document.kind]),
      );
    }
    const { birthday, gender } = birthdayAndGenderOf(fields, document);
    if (birthday !== null) this.#set(at.birthday, account, this.birthdays.intern(birthday));
    if (gender !== null) this.#set(at.gender, account, gender);
    this.#addIdentifiers(account, channel, fields);
    const { surname, givenName, givenMask = null } = nameOf(fields);
    this.#intern(at.surname, account, this.names, surname);
    this.#intern(at.givenName, account, this.names, givenName);
    this.maskedNames.set(account, givenMask);
    const place = placeOf(fields);
    this.#intern(at.address, account, this.addresses, place.address);
    this.#intern(at.streetNumber, account, this.streetNumbers, place.streetNumber);
    this.#intern(at.city, account, this.cities, place.city);
    this.#intern(at.region, account, this.regions, place.region);
    this.#intern(at.postcode, account, this.postcodes, place.postcode);
  }

  /** All value numbers, account after account, in the order of `comparedFields`; grows away when accounts are added. */
  get rows(): Int32Array {
    return this.#rows;
  }

  /** A number of 53 bits that depends on nothing but the account's channel and key: the order in which ties are decided. */
  stableId(account: number): number {
    return this.#stableIds[account] as number;
  }

  /** The day on which the account's mobile was known to be its own, in days since 1970; 0 when not known. */
  mobileDay(account: number): number {
    return this.#mobileDays[account] as number;
  }

  /** The number of an account's value in the field's pool; 0 when not known. */
  valueId(account: number, field: ComparedField): number {
    return this.#rows[account * fieldCount + fieldIndex[field]] as number;
  }

  /** The normalised value of an account as text; null when not known, a given name as far as it is shown. */
  valueOf(account: number, field: ComparedField): string | null {
    const id = this.#rows[account * fieldCount + fieldIndex[field]] as number;
    if (id === 0) return field === 'givenName' ? this.maskedNames.text(account) : null;
    if (field === 'gender') return genders[id] as string;
    if (field === 'birthday') return dayText(this.birthdays.value(id));
    return this.poolOf(field).text(id);
  }

  poolOf(field: PooledField): TextPool {
    return this[poolNames[field]];
  }

  #addIdentifiers(
    account: number,
    channel: AccountRecord['channel'],
    fields: AccountRecord['fields'],
  ) {
    const { unionid, openid } = wechatOf(fields);
    if (unionid !== null) {
      const scope = this.#scopeOf(fields.unionidScope ?? '');
      this.#set(at.unionid, account, this.unionids.intern(unionid, scope));
    }
    if (openid !== null) {
      this.#set(at.openid, account, this.openids.intern(openid, accountSources.indexOf(channel)));
    }
    const { mobile, phone } = phonesOf(fields);
    this.#intern(at.mobile, account, this.phones, mobile);
    this.#intern(at.phone, account, this.phones, phone);
    const { otherId, email, policyNumber } = codesOf(fields);
    this.#intern(at.otherId, account, this.otherIds, otherId);
    this.#intern(at.email, account, this.emails, email);
    this.#intern(at.policyNumber, account, this.policies, policyNumber);
  }

  #scopeOf(text: string): number {
    const name = text.trim();
    const known = this.#scopes.get(name);
    if (known !== undefined) return known;
    const scope = hashText(name);
    this.#scopes.set(name, scope);
    return scope;
  }

  #intern(field: number, account: number, pool: TextPool, value: string | null): void {
    if (value !== null) this.#set(field, account, pool.intern(value));
  }

  #set(field: number, account: number, id: number): void {
    this.#rows[account * fieldCount + field] = id;
  }

  #grow(capacity: number): void {
    this.#rows = grown(this.#rows, sharedInts(capacity * fieldCount));
    this.#mobileDays = grown(this.#mobileDays, sharedShorts(capacity));
    this.#stableIds = grown(this.#stableIds, sharedDoubles(capacity));
  }
}

/** The value numbers of one field, one an account, out of rows in the order of `comparedFields`. */
export function columnOf(rows: Int32Array, accounts: number, field: ComparedField): Int32Array {
  const column = new Int32Array(accounts);
  let place: number = fieldIndex[field];
  for (let account = 0; account < accounts; account++, place += fieldCount) {
    column[account] = rows[place] as number;
  }
  return column;
}

function dayText(day: number): string {
  const digits = String(day);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

function stableId(channel: string, accountId: string): number {
  const key = `${channel}:${accountId}`;
  return (hashText(key) >>> 0) * 0x200000 + (hashText(key, 1) >>> 11);
}
