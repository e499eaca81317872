import mongoose from 'mongoose';

/** Opens the default connection that every model uses. Indexes are built by `ensureIndexes`, never on the side. */
export async function connect(uri: string, databaseName?: string): Promise<void> {
  mongoose.set('autoIndex', false);
  mongoose.set('autoCreate', false);
  await mongoose.connect(uri, {
    ...(databaseName ? { dbName: databaseName } : {}),
    serverSelectionTimeoutMS: 10_000,
  });
}

/** Creates the collections and indexes of all loaded models; changes nothing that is already there. */
export async function ensureIndexes(): Promise<void> {
  for (const model of Object.values(mongoose.connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
}

export async function disconnect(): Promise<void> {
  await mongoose.disconnect();
}
