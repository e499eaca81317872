/** Runs a process until it is asked to stop (Ctrl-C, SIGTERM); a failed start ends it with one sentence. */
export function runProcess(start: () => Promise<() => Promise<void>>): void {
  let asked = false;
  const running = start();
  running.catch((error: unknown) => fail(sentence(error)));
  const stop = () => {
    if (asked) return;
    asked = true;
    running
      .then((close) => close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(sentence(error)),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** What happened and what to do, in Chinese, for the failures of a start. */
function sentence(error: unknown): string {
  const { code, name, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT 换一个端口。`;
  if (code === 'EACCES') return `没有权限：${message}`;
  if (name === 'MongooseServerSelectionError' || name === 'MongoServerSelectionError') {
    return '连不上数据库：请检查 MONGODB_URI，以及数据库是否已启动。';
  }
  return message;
}
