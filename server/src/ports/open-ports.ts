import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { connect, databaseReady, ensureIndexes } from '../database/connect.ts';
import { createFieldEncryption } from '../database/field-encryption.ts';
import { agendaJobs } from './agenda-jobs.ts';
import type { Ports } from './ports.ts';

/** Opens the database and everything else that is outside. */
export async function openPorts(config: Config, log: Logger): Promise<Ports> {
  await connect(config.mongodbUri);
  await ensureIndexes();
  return {
    now: () => new Date(),
    log,
    databaseReady,
    fieldEncryption: createFieldEncryption(config.fieldKeys),
    jobs: await agendaJobs(log),
  };
}
