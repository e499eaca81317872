import type { Document } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
import type { Call } from './command.ts';

/** An error of one statement, as the answer lists it; what ends the whole command is thrown again. */
export function writeErrorOf(call: Call, error: unknown, index: number): Document {
  if (!(error instanceof DatabaseError) || isWhole(call, error)) throw error;
  const { code, message, extra } = error;
  return { index, code, errmsg: message, ...extra };
}

/** In a transaction a conflict is answered as the command's own error. */
function isWhole(call: Call, error: DatabaseError): boolean {
  return call.transaction !== undefined && error.labels.length > 0;
}
