import { Failure, runCommand } from './failure.mjs';
import { install } from './install.mjs';
import { servedPages, stalePages } from './pages.mjs';
import { forgetPreview, tellPreview } from './preview-progress.mjs';
import { onlyWhenItFails, runNpm } from './run.mjs';

// Started in the background by `npm start`, this process leads its own group: what it runs ends with it.
process.on('SIGTERM', () => {
  forgetPreview();
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
  process.exit(143);
});

const beside = process.argv.includes('--served');

/** Installs what the pages need and bundles those that changed: all, or with `--served` those that the server serves. */
await runCommand(async () => {
  const stale = stalePages(beside ? servedPages : undefined);
  const previewIsStale = stale.some(({ isPreview }) => isPreview);
  const tell = beside && previewIsStale ? tellPreview : async () => undefined;
  await tell('installing');
  try {
    for (const page of stale) await build(page, page.isPreview ? tell : async () => undefined);
  } catch (error) {
    await tell('failed');
    throw error;
  }
  if (beside) forgetPreview();
});

async function build({ title, workspace, script }, tell) {
  const startedAt = Date.now();
  await install([workspace]);
  await tell('building');
  console.log(`正在构建${title}……`);
  const code = await runNpm(['run', '--silent', script, '-w', workspace], onlyWhenItFails);
  if (code !== 0) throw new Failure(`${title}没有构建成功：请看上面的说明。`);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`${title}已构建（${seconds} 秒）`);
}
