import mongoose from 'mongoose';

/** Commands sent to the database, and how many of them waited for the one before. */
export interface RoundTrips {
  commands: number;
  oneAfterTheOther: number;
}

/** Counts what this process sends, from now on; the connection has to be opened with `monitorCommands`. */
export function countRoundTrips(): RoundTrips {
  const counted: RoundTrips = { commands: 0, oneAfterTheOther: 0 };
  let underWay = 0;
  const client = mongoose.connection.getClient();
  client.on('commandStarted', () => {
    counted.commands++;
    if (underWay++ === 0) counted.oneAfterTheOther++;
  });
  client.on('commandSucceeded', () => underWay--);
  client.on('commandFailed', () => underWay--);
  return counted;
}
