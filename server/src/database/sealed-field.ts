declare const sealedPlace: unique symbol;

/** Which field of which record some bytes are sealed for: only a `SealedField` gives one, so nothing is sealed anywhere else. */
export type SealedPlace = string & { [sealedPlace]: true };

/** Where sealed bytes are stored, so that whoever rotates keys finds all of them. */
export interface SealedField<Record extends object = object> {
  collection: string;
  /** Dotted within sub-documents. */
  path: string;
  /** What of the record its place is made of; never changes while the record lives. */
  of: readonly string[];
  place(record: Record): SealedPlace;
}

/** Declares that a field is stored sealed; it belongs into `sealed-fields.ts` too, where a test looks for it. */
export const sealedField = <Record extends object>(
  collection: string,
  path: string,
  of: readonly (keyof Record & string)[],
  nameOf: (record: Record) => string,
): SealedField<Record> => ({
  collection,
  path,
  of,
  place: (record) => nameOf(record) as SealedPlace,
});
