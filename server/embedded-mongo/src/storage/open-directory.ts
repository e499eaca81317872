import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { addChecksums } from './add-checksums.ts';
import { faultOfDataFile } from './data-file.ts';
import { lockDirectory } from './directory-lock.ts';
import { openStore, type Store } from './environment.ts';
import { formatKey, numberBytes } from './keys-of-catalogue.ts';

/** Grows when the layout of the store changes so that older programs must not touch it. */
const format = 2;

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

/** LMDB maps the file into memory, so a file that is none or is cut off must be noticed before. */
function checkDataFile(directory: string): void {
  if (existsSync(path.join(directory, dataFile))) {
    const fault = faultOfDataFile(path.join(directory, dataFile));
    if (fault) throw new StartFailure(`The database in ${directory} is corrupt: ${fault}.`);
    return;
  }
  const others = readdirSync(directory).filter(
    (name) => !/^(owner.*\.sock|lock\.mdb|\..*)$/.test(name),
  );
  if (others.length > 0)
    throw new StartFailure(`The directory ${directory} holds other files and no database.`);
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
  if (number === 1) return takeOver(store, directory);
  if (number > format)
    throw new StartFailure(
      `The database in ${directory} has format ${number}; this program knows formats up to ${format}. Use a newer version.`,
    );
  throw new StartFailure(`The database in ${directory} is corrupt: its format is unknown.`);
}

/** A store of the format before, once it has become one of today's. */
function takeOver(store: Store, directory: string): void {
  try {
    addChecksums(store);
  } catch (error) {
    throw new StartFailure(
      `The database in ${directory} has format 1 and could not be taken to format ${format}: ${messageOf(error)}.`,
    );
  }
}

async function writeFormat(store: Store, directory: string): Promise<void> {
  try {
    await store.put(formatKey, numberBytes(format));
  } catch (error) {
    throw new StartFailure(`The database in ${directory} cannot be written: ${messageOf(error)}.`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
