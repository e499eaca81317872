import type { Document } from '../bson/types.ts';
import { MemoryBudget, sizeOf } from './memory.ts';
import type { Stream } from './pipeline-types.ts';

/** All documents of a stream, within the memory that a stage may use; yields where others may go first. */
export function* collected(
  stage: string,
  input: Stream,
): Generator<undefined, Document[], undefined> {
  const budget = new MemoryBudget(stage);
  const documents: Document[] = [];
  for (const document of input) {
    if (document === undefined) {
      yield undefined;
    } else {
      budget.hold(sizeOf(document));
      documents.push(document);
    }
  }
  return documents;
}
