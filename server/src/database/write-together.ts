import mongoose, { mongo } from 'mongoose';

export interface CollectionWrites {
  collection: mongoose.Collection;
  writes: readonly mongo.AnyBulkWriteOperation[];
}

/**
 * Writes to several collections in order, all of it in a transaction: by one command where the server knows it (MongoDB 8,
 * the embedded database), otherwise collection by collection. Tells of each how many documents it inserted or found.
 */
export async function writeTogether(
  parts: readonly CollectionWrites[],
  session: mongo.ClientSession,
): Promise<number[]> {
  const client = mongoose.connection.getClient();
  return (await knowsBulkWrite(client))
    ? inOneCommand(parts, client, session)
    : oneAfterTheOther(parts, session);
}

const firstVersionWithBulkWrite = 25;
const known = new WeakMap<mongo.MongoClient, boolean>();

async function knowsBulkWrite(client: mongo.MongoClient): Promise<boolean> {
  const before = known.get(client);
  if (before !== undefined) return before;
  const { maxWireVersion } = await client.db('admin').command({ hello: 1 });
  const knows = maxWireVersion >= firstVersionWithBulkWrite;
  known.set(client, knows);
  return knows;
}

async function inOneCommand(
  parts: readonly CollectionWrites[],
  client: mongo.MongoClient,
  session: mongo.ClientSession,
): Promise<number[]> {
  const models = parts.flatMap(modelsOf);
  if (models.length === 0) return parts.map(() => 0);
  const { insertResults, updateResults } = await client
    .bulkWrite(models, { session, verboseResults: true })
    .catch(asServerError);
  let at = 0;
  return parts.map(({ writes }) => {
    let count = 0;
    for (const end = at + writes.length; at < end; at++)
      count += insertResults?.has(at) ? 1 : (updateResults?.get(at)?.matchedCount ?? 0);
    return count;
  });
}

type AnyModel = mongo.ClientBulkWriteModel<Record<string, mongo.Document>>;

function modelsOf({ collection, writes }: CollectionWrites): AnyModel[] {
  const namespace = `${mongoose.connection.name}.${collection.collectionName}`;
  return writes.flatMap((write) =>
    Object.entries(write).map(([name, rest]) => ({ namespace, name, ...rest }) as AnyModel),
  );
}

/** What the server said, with its code and labels: the driver hides it, and a transaction would not begin anew. */
function asServerError(error: unknown): never {
  if (!(error instanceof mongo.MongoClientBulkWriteError)) throw error;
  const [first] = error.writeErrors.values();
  throw error.cause ?? (first ? new mongo.MongoServerError({ ...first }) : error);
}

async function oneAfterTheOther(
  parts: readonly CollectionWrites[],
  session: mongo.ClientSession,
): Promise<number[]> {
  const counts: number[] = [];
  for (const { collection, writes } of parts) {
    const result =
      writes.length > 0 ? await collection.bulkWrite([...writes], { session }) : undefined;
    counts.push(result ? result.insertedCount + result.matchedCount : 0);
  }
  return counts;
}
