import mongoose, { mongo } from 'mongoose';

/** Opens the default connection that every model uses; an address that names no database means `heyi`. */
export async function connect(uri: string, databaseName?: string): Promise<void> {
  const named = /^[^/]+\/\/[^/]+\/[^?]/.test(uri);
  const dbName = databaseName ?? (named ? undefined : 'heyi');
  mongoose.set('autoIndex', false); // `ensureIndexes` builds them, never a model on the side
  mongoose.set('autoCreate', false);
  await mongoose.connect(uri, {
    ...(dbName ? { dbName } : {}),
    promoteBuffers: true, // lean objects hold Buffers, as the models' types say
    serverSelectionTimeoutMS: 10_000,
  });
}

/** Rejects when the database does not answer. */
export async function databaseReady(): Promise<void> {
  await mongoose.connection.db?.command({ ping: 1 });
}

/** Creates the collections and indexes of all loaded models; an index that was declared otherwise before is made anew. */
export async function ensureIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.connection.models)) {
    await model.createCollection();
    try {
      await model.createIndexes();
    } catch (error) {
      if (!isOtherwiseDeclared(error)) throw error;
      await model.syncIndexes();
    }
  }
}

const indexConflicts = [85, 86];

const isOtherwiseDeclared = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && indexConflicts.includes(Number(error.code));

export async function disconnect(): Promise<void> {
  await mongoose.disconnect();
}
