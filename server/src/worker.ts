import type { Logger } from 'pino';
import { readConfig } from './config.ts';
import { disconnect } from './database/connect.ts';
import { registerDependentRecords } from './dependent-records.ts';
import { createLog } from './http/log.ts';
import { defineIdentityJobs } from './identity/identity.jobs.ts';
import { recoverPreviews } from './identity/previews/previews.service.ts';
import { defineImportJobs } from './imports/imports.jobs.ts';
import { dropAbandonedFiles, recoverImports } from './imports/imports.service.ts';
import { defineKeysJobs, recoverRotation } from './keys/keys.jobs.ts';
import { deliverAlways } from './messages/deliver-always.ts';
import { openPorts } from './ports/open-ports.ts';
import { runProcess } from './run-process.ts';
import { sealedFields } from './sealed-fields.ts';
import { handleMessagesAlways } from './wechat/callbacks/handle-messages.ts';
import {
  defineFollowerJobs,
  recoverPulls,
  resumePulls,
} from './wechat/followers/followers.jobs.ts';
import {
  defineMigrationJobs,
  recoverMigrations,
  resumeMigrations,
} from './wechat/migration/migration.jobs.ts';
import { defineTagJobs, recoverFlows, resumeFlows } from './wechat/tags/tags.jobs.ts';

/** The process that does the long work, so that the API never waits for it. Any number may run. */
runProcess(async () => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const ports = await openPorts(config, log);
  registerDependentRecords();
  defineImportJobs(ports);
  defineIdentityJobs(ports);
  defineKeysJobs(ports, sealedFields);
  defineFollowerJobs(ports);
  defineMigrationJobs(ports);
  defineTagJobs(ports);
  await ports.jobs.start();
  await recoverImports(ports.jobs);
  await recoverRotation(ports);
  await recoverPreviews(ports.jobs);
  await recoverPulls(ports);
  await recoverMigrations(ports);
  await recoverFlows(ports);
  const tidying = repeatedly(() => dropAbandonedFiles(ports.now()), hourMs, log);
  const resuming = repeatedly(
    async () => {
      await resumePulls(ports);
      await resumeMigrations(ports);
      await resumeFlows(ports);
    },
    minuteMs,
    log,
  );
  const messages = handleMessagesAlways(ports);
  const outbox = deliverAlways(ports);
  log.info('working');
  return async () => {
    clearInterval(tidying);
    clearInterval(resuming);
    await Promise.all([messages.stop(), outbox.stop()]);
    await ports.jobs.stop();
    await disconnect();
  };
});

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** At once and again every `everyMs`; what fails is tried again the next time. */
function repeatedly(work: () => Promise<void>, everyMs: number, log: Logger): NodeJS.Timeout {
  const once = () => {
    work().catch((error: unknown) => log.warn({ err: error }, 'not done in time'));
  };
  once();
  return setInterval(once, everyMs);
}
