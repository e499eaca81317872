import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './places.mjs';

/** Runs a program in the repository to its end and returns its exit code (128 when a signal ended it). */
async function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const pieces = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece) => pieces.push(piece));
  const end = () => child.kill();
  process.once('exit', end);
  const [code] = await once(child, 'close');
  process.off('exit', end);
  if (code !== 0 && pieces.length > 0) process.stderr.write(Buffer.concat(pieces));
  return code ?? 128;
}

/** For a program whose output is of interest only when it fails. */
export const onlyWhenItFails = { stdio: ['ignore', 'pipe', 'pipe'] };

export const runNode = (args, options) => run(process.execPath, args, options);

/** npm as it was called, or the one on the PATH. */
export function runNpm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return runNode([cli, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}
