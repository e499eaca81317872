import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './places.mjs';

/** Runs a program in the repository to its end and returns its exit code (128 when a signal ended it). */
async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const end = () => child.kill();
  process.once('exit', end);
  const [code] = await once(child, 'exit');
  process.off('exit', end);
  return code ?? 128;
}

export const runNode = (args, options) => run(process.execPath, args, options);

/** npm as it was called, or the one on the PATH. */
export function runNpm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return runNode([cli, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}
