import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { connect, databaseReady, ensureIndexes } from '../database/connect.ts';
import { checkDataFormat } from '../database/data-format.ts';
import { checkKeys } from '../keys/check-keys.ts';
import { openFieldEncryption } from '../keys/open-field-encryption.ts';
import { agendaJobs } from './agenda-jobs.ts';
import type { Ports } from './ports.ts';
import { wechatGateway } from './wechat-gateway.ts';

/** Opens the database and everything else that is outside. */
export async function openPorts(config: Config, log: Logger): Promise<Ports> {
  await connect(config.mongodbUri);
  await checkDataFormat();
  await ensureIndexes();
  await checkKeys(config.fieldKeys, new Date());
  return {
    now: () => new Date(),
    log,
    databaseReady,
    fieldEncryption: openFieldEncryption(config),
    jobs: await agendaJobs(log),
    wechat: wechatGateway(config.wechatApiUrl),
  };
}
