import { HandChangeModel } from './hand-change.model.ts';

/** How many decisions of each kind stand. */
export async function countStandingChanges() {
  const count = (kind: 'merged' | 'split' | 'rejected') =>
    HandChangeModel.countDocuments({ kind, undone: null });
  return {
    merged: await count('merged'),
    split: await count('split'),
    rejected: await count('rejected'),
  };
}
