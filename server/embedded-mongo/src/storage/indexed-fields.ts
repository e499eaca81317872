import type { Index } from './catalogue-types.ts';

/** Top-level fields that the indexes look at, and `_id`; undefined when a partial filter may look at any. */
export function indexedFields(indexes: readonly Index[]): ReadonlySet<string> | undefined {
  const fields = new Set(['_id']);
  for (const index of indexes) {
    const own = fieldsOf(index);
    if (!own) return undefined;
    for (const field of own) fields.add(field);
  }
  return fields;
}

/** Whether a document's entries in the index can be others after these top-level fields have changed. */
export function isTouched(index: Index, changed: ReadonlySet<string>): boolean {
  const own = fieldsOf(index);
  return !own || own.some((field) => changed.has(field));
}

function fieldsOf({ paths, partial }: Index): string[] | undefined {
  const own = paths.map((path) => path[0] as string);
  if (!partial) return own;
  return partial.fields && [...own, ...partial.fields];
}
