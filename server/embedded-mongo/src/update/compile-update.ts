import type { Document } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
import type { Update, UpdateOptions } from './update-types.ts';

/** Compiles a replacement, a document of update operators or a pipeline. */
export function compileUpdate(_update: Document | Document[], _options: UpdateOptions): Update {
  throw new DatabaseError('CommandNotSupported', 'Updates are not supported');
}
