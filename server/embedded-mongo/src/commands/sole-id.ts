import { Binary, Long, ObjectId } from 'bson';
import { idKeyOf } from '../keys/id-key.ts';
import type { Query } from '../plan/query.ts';

/** The key of the `_id` when a query asks for nothing but that one value, so that nothing is left to be planned. */
export function soleIdOf({ filter, sort, hint }: Query): Buffer | undefined {
  if (sort || hint !== undefined || !isPlainId(filter._id)) return undefined;
  for (const name in filter) if (name !== '_id') return undefined;
  return idKeyOf(filter._id);
}

function isPlainId(id: unknown): boolean {
  return (
    typeof id === 'string' ||
    typeof id === 'number' ||
    id instanceof ObjectId ||
    id instanceof Long ||
    id instanceof Binary ||
    id instanceof Date
  );
}
