import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { lockDirectory } from './directory-lock.ts';
import { commitNow, openStore, type Store, syncToDisk } from './environment.ts';
import { formatKey, numberBytes } from './keys-of-catalogue.ts';

/** Grows when the layout of the store changes so that older programs must not touch it. */
const format = 1;

const dataFile = 'data.mdb';

/** Opens the store of a data directory, made if need be; throws StartFailure with the reason in words. */
export async function openDirectory(directory: string): Promise<Store> {
  const full = path.resolve(directory);
  makeReady(full);
  await lockDirectory(full).catch((error: unknown) => {
    if (error instanceof StartFailure) throw error;
    throw new StartFailure(`The data directory ${full} cannot be locked: ${messageOf(error)}.`);
  });
  checkDataFile(full);
  const store = open(full);
  await checkFormat(store, full);
  return store;
}

function makeReady(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartFailure(`The data directory ${directory} cannot be made: ${messageOf(error)}.`);
  }
  try {
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    const file = path.join(directory, dataFile);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
  } catch {
    throw new StartFailure(`The data directory ${directory} is not writable.`);
  }
}

const magic = 0xbeefc0de;

/** LMDB maps the file into memory, so what is no LMDB file must be noticed before. */
function checkDataFile(directory: string): void {
  const file = path.join(directory, dataFile);
  if (!existsSync(file)) {
    const others = readdirSync(directory).filter(
      (name) => !name.startsWith('owner') && !name.startsWith('.'),
    );
    if (others.length > 0)
      throw new StartFailure(`The directory ${directory} holds other files and no database.`);
    return;
  }
  const bytes = readFileSync(file, { flag: 'r' }).subarray(0, 64);
  const found = [0, 4, 8, 12, 16, 20, 24, 28].some(
    (at) => bytes.length >= at + 4 && bytes.readUInt32LE(at) === magic,
  );
  if (!found)
    throw new StartFailure(`The database in ${directory} is corrupt: its file is not readable.`);
}

function open(directory: string): Store {
  try {
    return openStore(directory);
  } catch (error) {
    throw new StartFailure(`The database in ${directory} is corrupt: ${messageOf(error)}.`);
  }
}

async function checkFormat(store: Store, directory: string): Promise<void> {
  let found: Buffer | undefined;
  try {
    found = store.get(formatKey);
  } catch (error) {
    throw new StartFailure(`The database in ${directory} is corrupt: ${messageOf(error)}.`);
  }
  if (!found) return writeFormat(store, directory);
  const number = found.length === 4 ? found.readUInt32BE(0) : Number.NaN;
  if (number === format) return;
  if (number > format)
    throw new StartFailure(
      `The database in ${directory} has format ${number}; this program knows formats up to ${format}. Use a newer version.`,
    );
  throw new StartFailure(`The database in ${directory} is corrupt: its format is unknown.`);
}

async function writeFormat(store: Store, directory: string): Promise<void> {
  try {
    commitNow(store, () => store.put(formatKey, numberBytes(format)));
    await syncToDisk(store);
    await writeFile(path.join(directory, '.gitignore'), '*\n', { flag: 'a' });
  } catch (error) {
    throw new StartFailure(`The database in ${directory} cannot be written: ${messageOf(error)}.`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
