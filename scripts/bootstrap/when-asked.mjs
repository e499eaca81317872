const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const lookEveryMs = 300;

/**
 * Calls `stop` when this process is to end: by a signal, or because the shell that npm put in between is gone (it
 * takes a SIGTERM for itself and passes nothing on).
 */
export function whenAsked(stop) {
  for (const signal of signals) process.on(signal, () => stop(signal));
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    stop('SIGTERM');
  }, lookEveryMs);
  look.unref();
}
