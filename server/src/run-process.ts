import { failureText } from './failure-text.ts';

/** Runs a process until it is asked to stop (Ctrl-C, SIGTERM); a failed start ends it with one sentence. */
export function runProcess(start: () => Promise<() => Promise<void>>): void {
  let asked = false;
  const running = start();
  running.catch((error: unknown) => fail(failureText(error)));
  const stop = () => {
    if (asked) return;
    asked = true;
    running
      .then((close) => close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(failureText(error)),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
