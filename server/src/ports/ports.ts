import type { Logger } from 'pino';

/** What is outside of the modules and handed to them; tests hand in their own. */
export interface Ports {
  now(): Date;
  log: Logger;
  /** Rejects when the database does not answer. */
  databaseReady(): Promise<void>;
}
