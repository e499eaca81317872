import { Failure, runCommand } from './failure.mjs';
import { install } from './install.mjs';
import { servedPages, stalePages } from './pages.mjs';
import { onlyWhenItFails, runNpm } from './run.mjs';

// Started in the background by `npm start`, this process leads its own group: what it runs ends with it.
process.on('SIGTERM', () => {
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
  process.exit(143);
});

const among = process.argv.includes('--served') ? servedPages : undefined;

/** Installs what the pages need and bundles those that changed: all, or with `--served` those that the server serves. */
await runCommand(async () => {
  for (const { title, workspace, script } of stalePages(among)) {
    await install([workspace]);
    console.log(`正在构建${title}……`);
    const code = await runNpm(['run', '--silent', script, '-w', workspace], onlyWhenItFails);
    if (code !== 0) throw new Failure(`${title}没有构建成功：请看上面的说明。`);
    console.log(`${title}已构建`);
  }
});
