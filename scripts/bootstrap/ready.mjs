import { setTimeout as wait } from 'node:timers/promises';

const anywhere = ['', '0.0.0.0', '::'];

/** The server's address for a browser on this machine. */
export function addressOf(port) {
  const host = process.env.HOST ?? '';
  const reachable = anywhere.includes(host) ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** Waits until the server can do its work. */
export async function untilReady(address) {
  while (!(await isReady(address))) await wait(40);
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
