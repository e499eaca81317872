import mongoose from 'mongoose';

/** All that is stored, as it is stored: the raw bytes of every record of every collection. */
export async function databaseDump(): Promise<Buffer> {
  const records: Buffer[] = [];
  for (const { name } of await mongoose.connection.listCollections()) {
    const raw = mongoose.connection.collection(name).find({}, { raw: true } as never);
    for await (const record of raw) records.push(record as unknown as Buffer);
  }
  return Buffer.concat(records);
}
