import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './places.mjs';

const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href;

/**
 * Starts a script of ours that ends when this process does, however that ends. With `own` it is kept away from
 * the terminal's Ctrl-C, so that its parent decides who stops first.
 */
export function startScript(script, args, { env = {}, stdio, cwd = root, own = true }) {
  return spawn(process.execPath, ['--import', endWithParent, script, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: [...stdio, 'ipc'],
    detached: own && process.platform !== 'win32',
    windowsHide: true,
  });
}

const isRunning = (child) => child.exitCode === null && child.signalCode === null;

/** Asks a script to end and insists when it takes too long. */
export async function endScript(child, patienceMs = 15_000) {
  if (!isRunning(child)) return;
  const gone = once(child, 'exit');
  if (child.connected) child.disconnect();
  const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(insist);
}
