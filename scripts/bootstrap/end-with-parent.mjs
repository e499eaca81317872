// Loaded ahead of every script that another of ours starts: when the parent lets go or dies, the script is asked to end.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('disconnect', end);
  process.channel?.unref();
  if (!process.connected) end();
}

function end() {
  if (!process.emit('SIGTERM')) process.exit(143);
}
