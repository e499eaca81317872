import { Long } from 'bson';
import { type Document, isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { typeNameOf } from '../query/type-names.ts';

/** Where a field stands, for messages: "find.filter". */
interface Place {
  name: string;
  body: Document;
}

function wrongType({ name, body }: Place, field: string, expected: string): DatabaseError {
  const actual = typeNameOf(body[field]);
  return new DatabaseError(
    'TypeMismatch',
    `BSON field '${name}.${field}' is the wrong type '${actual}', expected type '${expected}'`,
  );
}

/** A field that is not there or null counts as absent. */
function given(place: Place, field: string): unknown {
  const value = Object.hasOwn(place.body, field) ? place.body[field] : undefined;
  return value === null ? undefined : value;
}

function missing({ name }: Place, field: string): DatabaseError {
  return new DatabaseError(
    'MissingField',
    `BSON field '${name}.${field}' is missing but a required field`,
  );
}

export function optionalDocument(place: Place, field: string): Document | undefined {
  const value = given(place, field);
  if (value === undefined) return undefined;
  if (!isDocument(value)) throw wrongType(place, field, 'object');
  return value;
}

export function requiredDocument(place: Place, field: string): Document {
  const value = optionalDocument(place, field);
  if (!value) throw missing(place, field);
  return value;
}

export function optionalText(place: Place, field: string): string | undefined {
  const value = given(place, field);
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw wrongType(place, field, 'string');
  return value;
}

export function requiredText(place: Place, field: string): string {
  const value = optionalText(place, field);
  if (value === undefined) throw missing(place, field);
  return value;
}

export function optionalNumber(place: Place, field: string): number | undefined {
  const value = given(place, field);
  if (value === undefined) return undefined;
  if (!isNumeric(value)) throw wrongType(place, field, 'long');
  return toNumber(value);
}

export function requiredNumber(place: Place, field: string): number {
  const value = optionalNumber(place, field);
  if (value === undefined) throw missing(place, field);
  return value;
}

/** A whole number that is not negative. */
export function optionalCount(place: Place, field: string): number | undefined {
  const value = optionalNumber(place, field);
  if (value === undefined) return undefined;
  must(
    Number.isFinite(value) && value >= 0,
    'Location51024',
    `BSON field '${field}' value must be >= 0, actual value '${value}'`,
  );
  return Math.trunc(value);
}

export function optionalFlag(place: Place, field: string): boolean {
  const value = given(place, field);
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  if (!isNumeric(value)) throw wrongType(place, field, 'bool');
  return toNumber(value) !== 0;
}

export function requiredArray(place: Place, field: string): unknown[] {
  const value = given(place, field);
  if (value === undefined) throw missing(place, field);
  if (!Array.isArray(value)) throw wrongType(place, field, 'array');
  return value;
}

export function optionalDocuments(place: Place, field: string): Document[] | undefined {
  const value = given(place, field);
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every(isDocument)) throw wrongType(place, field, 'array');
  return value;
}

export function requiredDocuments(place: Place, field: string): Document[] {
  const value = optionalDocuments(place, field);
  if (!value) throw missing(place, field);
  return value;
}

/** A number of 64 bits and of no other type. */
export function requiredLong(place: Place, field: string): Long {
  const value = given(place, field);
  if (value === undefined) throw missing(place, field);
  if (!(value instanceof Long)) throw wrongType(place, field, 'long');
  return value;
}

/** Refuses fields that are not honoured here, so that nothing is ignored silently. */
export function refuseOthers(place: Place, known: ReadonlySet<string>): void {
  for (const field of Object.keys(place.body)) {
    if (known.has(field)) continue;
    throw new DatabaseError(
      'UnknownField',
      `BSON field '${place.name}.${field}' is an unknown field.`,
    );
  }
}

/** The only collation there is compares by bytes. */
export function refuseCollation(body: Document): void {
  const { collation } = body;
  if (collation === undefined || collation === null) return;
  const simple =
    isDocument(collation) && (collation.locale === 'simple' || Object.keys(collation).length === 0);
  must(simple, 'CommandNotSupported', 'Collations are not supported by the embedded database');
}
