import type { Logger } from 'pino';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { Jobs } from './jobs.ts';
import type { WechatGateway } from './wechat-gateway.ts';

/** What is outside of the modules and handed to them; tests hand in their own. */
export interface Ports {
  now(): Date;
  log: Logger;
  /** Rejects when the database does not answer. */
  databaseReady(): Promise<void>;
  fieldEncryption: FieldEncryption;
  jobs: Jobs;
  wechat: WechatGateway;
}
