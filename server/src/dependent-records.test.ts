import { readdir } from 'node:fs/promises';
import path from 'node:path';
import mongoose from 'mongoose';
import { registerDependentRecords } from './dependent-records.ts';
import { movesWithAccounts } from './identity/dependent-records.ts';

/** Accounts themselves, and the history, which stays as it was. */
const ownsItself = ['channel_accounts', 'link_events'];

it('names every model whose records have an account and a customer', async () => {
  registerDependentRecords();
  const files = await readdir(import.meta.dirname, { recursive: true });
  for (const file of files.filter((each) => each.endsWith('.model.ts')))
    await import(path.join(import.meta.dirname, file));
  const dependent = Object.values(mongoose.models).filter(
    ({ schema, collection }) =>
      schema.path('accountId') &&
      schema.path('customerId') &&
      !ownsItself.includes(collection.name),
  );
  expect(dependent.length).toBeGreaterThan(0);
  expect(
    dependent.filter((model) => !movesWithAccounts(model)).map(({ modelName }) => modelName),
  ).toEqual([]);
});
