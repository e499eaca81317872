import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connect, disconnect, ensureIndexes } from '@heyi/server/database/connect';
import { checkDataFormat } from '@heyi/server/database/data-format';
import { createFieldEncryption } from '@heyi/server/database/field-encryption';
import { inTransaction } from '@heyi/server/database/transaction';
import type { AccountRecord } from '@heyi/server/identity/engine/account-record';
import { indexKeysAfter } from '@heyi/server/identity/index-keys-after';
import { resolveAll } from '@heyi/server/identity/resolve-all';
import type { Tools } from '@heyi/server/identity/resolve-one/resolve-account';
import { saveAccounts } from '@heyi/server/identity/save-accounts';
import { startWatched, type WatchedProcess } from './watched-process.ts';

const databaseMain = path.resolve(
  import.meta.dirname,
  '../../../server/embedded-mongo/dist/main.js',
);
const batch = 2000;
const bytesPerAccount = 200;

/** An embedded database of accounts that a run has decided, and this process connected to it. */
export interface IdentityStore {
  tools: Tools;
  database: WatchedProcess;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** What it is to hold. */
  accounts: Iterable<AccountRecord>;
  /** Tells stores apart that are kept beside each other. */
  name: string;
  /** Kept here: made there the first time, and copied for each use. Otherwise it is made anew and dropped. */
  keep: string | undefined;
  profile: string | undefined;
}

export async function openIdentityStore(options: StoreOptions): Promise<IdentityStore> {
  const scratch = await mkdtemp(path.join(options.keep ?? os.tmpdir(), 'bench-one-'));
  try {
    if (!options.keep) {
      await makeKeys(scratch);
      const store = await openIn(scratch, options.profile);
      await fill(options.accounts, store.tools);
      return store;
    }
    const kept = path.join(options.keep, options.name);
    if (!(await isThere(kept))) await build(options, kept);
    const filter = (file: string) => !file.endsWith('.sock');
    await cp(kept, scratch, { recursive: true, filter });
    return await openIn(scratch, options.profile);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    throw error;
  }
}

/** Appears at its place only when it is whole. */
async function build({ accounts, keep }: StoreOptions, kept: string): Promise<void> {
  const half = await mkdtemp(path.join(keep as string, 'half-'));
  await makeKeys(half);
  const { tools, database } = await openIn(half, undefined);
  await fill(accounts, tools);
  await disconnect();
  await database.stop();
  await rename(half, kept);
}

const keysIn = (directory: string) => path.join(directory, 'bench-keys.json');

const isThere = (directory: string): Promise<boolean> =>
  readFile(keysIn(directory)).then(
    () => true,
    () => false,
  );

async function makeKeys(directory: string): Promise<void> {
  const key = () => randomBytes(32).toString('base64');
  await writeFile(keysIn(directory), JSON.stringify({ encryption: key(), hash: key() }));
}

async function openIn(directory: string, profile: string | undefined): Promise<IdentityStore> {
  const keys = JSON.parse(await readFile(keysIn(directory), 'utf8'));
  const data = path.join(directory, 'db');
  await mkdir(data, { recursive: true });
  const database = startWatched(databaseMain, ['--data', data, '--port', '0'], { profile });
  const uri = await new Promise<string>((resolve) => database.lines('stdout', resolve));
  await connect(`${uri}&monitorCommands=true`, 'bench');
  await checkDataFormat();
  await ensureIndexes();
  return {
    database,
    tools: {
      now: () => new Date(),
      fieldEncryption: createFieldEncryption({
        encryption: [{ id: 'k1', key: Buffer.from(keys.encryption, 'base64') }],
        hash: Buffer.from(keys.hash, 'base64'),
      }),
    },
    async close() {
      await disconnect();
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Stores the accounts as a long list, and lets a run decide them. */
async function fill(accounts: Iterable<AccountRecord>, tools: Tools): Promise<void> {
  const rows = [...accounts].map((record) => ({ record, extra: {} }));
  const source = { importId: null, recordedAt: tools.now() };
  const { indexed } = await indexKeysAfter(rows.length * bytesPerAccount, async () => {
    while (rows.length > 0) {
      const some = rows.splice(-batch);
      await inTransaction((session) => saveAccounts(some, source, tools.fieldEncryption, session));
    }
  });
  await indexed;
  await resolveAll(tools, () => undefined);
}
