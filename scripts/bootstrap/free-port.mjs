import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { Failure } from './failure.mjs';

/** The port to serve on: the one that PORT names (3000), after making sure that it is free; any free one for 0. */
export async function freePort() {
  const wanted = process.env.PORT || '3000';
  if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65_535) {
    throw new Failure(`PORT 应为 0 到 65535 的整数，现在是“${wanted}”。`);
  }
  const server = createServer();
  try {
    server.listen(Number(wanted), process.env.HOST || '127.0.0.1');
    await once(server, 'listening');
    return server.address().port;
  } catch (error) {
    throw new Failure(portProblem(error, wanted));
  } finally {
    server.close();
  }
}

function portProblem({ code, message }, port) {
  if (code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT=${Number(port) + 1} npm start 换一个端口。`;
  }
  if (code === 'EACCES') return `没有权限使用端口 ${port}：请用 PORT 换一个大于 1023 的端口。`;
  return `无法使用端口 ${port}：${message}`;
}

/** Whether somebody listens on a loopback port. */
export async function answers(port) {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(1000, () => socket.destroy(new Error('timeout')));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
