import type { Document } from '../bson/types.ts';
import { toNumber } from '../bson/types.ts';
import { compileFilter } from '../query/matcher.ts';
import { splitPath } from '../query/path.ts';
import type { Index } from './catalogue-types.ts';

/** The working form of an index specification that has passed the checks of createIndexes. */
export function indexFrom(
  id: number,
  spec: Document,
  state: { multikey: boolean; shortened: boolean; ready: boolean },
): Index {
  const key = spec.key as Document;
  const fields = Object.keys(key);
  const filter = spec.partialFilterExpression as Document | undefined;
  const compiled = filter && compileFilter(filter);
  return {
    id,
    name: String(spec.name),
    spec,
    fields,
    paths: fields.map(splitPath),
    directions: fields.map((field) => (toNumber(key[field]) < 0 ? -1 : 1)),
    simple: fields.every((field) => !field.includes('.')),
    unique: spec.unique === true,
    sparse: spec.sparse === true,
    ...(filter && compiled ? { partial: { filter, ...compiled } } : {}),
    ...(spec.expireAfterSeconds === undefined
      ? {}
      : { expireAfterSeconds: toNumber(spec.expireAfterSeconds) }),
    ...state,
  };
}
