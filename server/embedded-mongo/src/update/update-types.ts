import type { Document } from '../bson/types.ts';

export interface UpdateOptions {
  filter: Document;
  arrayFilters?: Document[];
  variables?: Document;
}

export interface Update {
  /** The top-level fields that it looks at or changes; undefined when it may be any. */
  fields?: ReadonlySet<string>;
  /** The document after the update; undefined when nothing changes. Throws MongoDB's errors. */
  apply(document: Document): Document | undefined;
  /** The document that an upsert inserts, `_id` first. */
  insertion(): Document;
}
