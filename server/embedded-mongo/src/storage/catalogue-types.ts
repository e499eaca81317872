import type { Document } from '../bson/types.ts';
import type { Path } from '../query/path.ts';

export interface Index {
  /** Its tree in the store. */
  id: number;
  name: string;
  /** As createIndexes gave it and listIndexes returns it. */
  spec: Document;
  fields: readonly string[];
  paths: readonly Path[];
  directions: readonly (1 | -1)[];
  /** No path has a dot, so one look at each field is enough unless it holds an array. */
  simple: boolean;
  unique: boolean;
  sparse: boolean;
  partial?: {
    filter: Document;
    matches(document: Document): boolean;
    /** The top-level fields that the filter looks at; undefined when it may look at any. */
    fields: ReadonlySet<string> | undefined;
  };
  expireAfterSeconds?: number;
  /** Some document has more than one entry, so ranges may not be joined and order is lost. */
  multikey: boolean;
  /** Some key was cut, so order is lost. */
  shortened: boolean;
  /** False while it is being built: kept up to date, not yet used for reading. */
  ready: boolean;
  /** While it is being built: the `_id` keys of documents that were changed or removed meanwhile. */
  touched?: Set<string> | undefined;
}

export interface Collection {
  /** Its tree in the store. */
  id: number;
  database: string;
  name: string;
  uuid: Buffer;
  options: Document;
  indexes: Index[];
  /** Some `_id` was cut in its key, so the order of `_id` is lost. */
  shortenedIds: boolean;
  count: number;
  /** Sum of the documents' lengths in bytes. */
  size: number;
  /** Raised by every change of indexes or name, so that older snapshots notice. */
  changedAt: number;
  dropped: boolean;
}

export function namespaceOf(collection: Collection): string {
  return `${collection.database}.${collection.name}`;
}
