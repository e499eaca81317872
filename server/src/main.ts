import { createApp, uploadDirectory } from './app.ts';
import { readConfig } from './config.ts';
import { disconnect } from './database/connect.ts';
import { listen } from './http/listen.ts';
import { createLog } from './http/log.ts';
import { removeStaleUploads } from './http/stale-uploads.ts';
import { makeLocks } from './identity/resolve-one/identity-lock.model.ts';
import { openPorts } from './ports/open-ports.ts';
import { runProcess } from './run-process.ts';

const finishRequestsMs = 10_000;

/** The API process: any number may run, none keeps anything of its own. */
runProcess(async () => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const ports = await openPorts(config, log);
  await removeStaleUploads(uploadDirectory(config), ports.now());
  await makeLocks();
  const server = await listen(createApp(ports, config).callback(), config);
  log.info({ url: server.url }, 'listening');
  return async () => {
    const outcome = await server.stop(finishRequestsMs);
    log.info({ requests: outcome }, 'stopped');
    await disconnect();
  };
});
