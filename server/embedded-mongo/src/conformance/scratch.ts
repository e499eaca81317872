import { randomBytes } from 'node:crypto';
import { type Db, MongoClient, type MongoClientOptions, MongoServerError } from 'mongodb';

/** The server under test: the embedded one, or a real one given by MONGODB_URI. */
export const serverUri = String(process.env.TEST_MONGODB_URI);

export interface Scratch {
  client: MongoClient;
  db: Db;
}

/** A client and a database of its own for one test file. */
export function useScratch(options: MongoClientOptions = {}): Scratch {
  const scratch = {} as Scratch;
  beforeAll(async () => {
    scratch.client = await MongoClient.connect(serverUri, options);
    scratch.db = scratch.client.db(`conformance-${randomBytes(6).toString('hex')}`);
  });
  afterAll(async () => {
    await scratch.db.dropDatabase();
    await scratch.client.close();
  });
  return scratch;
}

/** True for the embedded database: some refusals are its own. */
export async function isEmbedded({ db }: Scratch): Promise<boolean> {
  const { modules } = await db.admin().buildInfo();
  return (modules ?? []).includes('heyi-embedded');
}

/** The server's error of work that has to fail. */
export async function failure(work: Promise<unknown>): Promise<MongoServerError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof MongoServerError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}
