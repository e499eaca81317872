import mongoose, { type mongo } from 'mongoose';

/** Runs `work` in one transaction, again when MongoDB reports a passing conflict; all of it happens or nothing. */
export async function inTransaction<T>(work: (session: mongo.ClientSession) => Promise<T>) {
  return mongoose.connection
    .getClient()
    .withSession((session) => session.withTransaction(() => work(session)));
}
