import { must } from '../errors.ts';
import { checkCollectionName, checkDatabaseName } from './namespace.ts';

/** "database.collection" in its two parts. */
export function splitNamespace(namespace: unknown): { database: string; name: string } {
  must(typeof namespace === 'string', 'TypeMismatch', 'a namespace has to be a string');
  const dot = namespace.indexOf('.');
  must(dot > 0, 'InvalidNamespace', `Invalid namespace specified '${namespace}'`);
  const database = namespace.slice(0, dot);
  const name = namespace.slice(dot + 1);
  checkDatabaseName(database);
  checkCollectionName(database, name);
  return { database, name };
}
