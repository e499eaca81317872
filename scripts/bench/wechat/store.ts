import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { generateDemo } from '../../demo/generate-demo.ts';
import { startWatched, type WatchedProcess } from '../watched-process.ts';

const server = path.resolve(import.meta.dirname, '../../../../server');
const databaseMain = path.join(server, 'embedded-mongo/dist/main.js');
export const heyiMain = path.join(server, 'dist/cli/main.js');
export const apiMain = path.join(server, 'dist/main.js');
export const workerMain = path.join(server, 'dist/worker.js');

export interface Store {
  database: WatchedProcess;
  /** Address and keys, for each of our processes. */
  env: Record<string, string>;
}

/** The embedded database with so many accounts, imported and merged; one that was filled before is used again. */
export async function openStore(
  directory: string,
  accounts: number,
  say: (text: string) => void,
): Promise<Store> {
  mkdirSync(directory, { recursive: true });
  const keys = path.join(directory, 'keys.json');
  const isFilled = existsSync(keys);
  const database = startWatched(
    databaseMain,
    ['--data', path.join(directory, 'db'), '--port', '0'],
    {},
  );
  const uri = await new Promise<string>((resolve) => database.lines('stdout', resolve));
  const env = {
    ...(isFilled ? JSON.parse(readFileSync(keys, 'utf8')) : newKeys()),
    MONGODB_URI: uri,
  };
  if (!isFilled) {
    say(`${accounts} 个账户：生成、导入、归并……`);
    await fill(directory, accounts, env);
    const { MONGODB_URI: _, ...kept } = env;
    writeFileSync(keys, JSON.stringify(kept), { mode: 0o600 });
  }
  return { database, env };
}

const key = () => randomBytes(32).toString('base64');

const newKeys = () => ({
  HEYI_ENCRYPTION_KEYS: `k1:${key()}`,
  HEYI_HASH_KEY: key(),
  HEYI_TOKEN_SECRET: key(),
});

async function fill(directory: string, accounts: number, env: Record<string, string>) {
  const lists = path.join(directory, 'lists');
  const made = generateDemo({ directory: lists, accounts, seed: 1 }).lists;
  const maps = made.flatMap(({ map }) => ['--map', map]);
  const args = ['import', ...made.map(({ list }) => list), ...maps, '--json'];
  const importer = startWatched(heyiMain, args, { env });
  const said: string[] = [];
  importer.lines('stderr', (line) => said.push(line));
  importer.lines('stdout', () => undefined);
  if ((await importer.gone) !== 0) throw new Error(said.slice(-5).join('\n'));
  await rm(lists, { recursive: true });
}
