import type { Document } from '../bson/types.ts';
import type { DatabaseError } from '../errors.ts';

/** The answer "ok: 0". */
export function errorBody({ message, code, codeName, labels, extra }: DatabaseError): Document {
  return {
    ok: 0,
    errmsg: message,
    code,
    codeName,
    ...(labels.length > 0 ? { errorLabels: labels } : {}),
    ...extra,
  };
}
