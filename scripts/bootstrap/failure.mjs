/** What stops a command: one clear sentence (Chinese) for whoever typed it. */
export class Failure extends Error {
  name = 'Failure';
}

const filesystem = {
  EACCES: '没有写入的权限',
  EPERM: '没有写入的权限',
  EROFS: '所在的磁盘是只读的',
  ENOSPC: '磁盘满了',
  ENOTDIR: '路径中间有一段不是文件夹',
  EEXIST: '同名的文件已存在，它不是文件夹',
  ENOENT: '上级文件夹不存在，也无法创建',
};

/** Why a file or folder cannot be written, in Chinese. */
export const filesystemProblem = (error) => filesystem[error.code] ?? error.message;

/** Runs a command to its end; what it throws becomes a sentence and exit code 1. */
export async function runCommand(command) {
  try {
    process.exitCode = (await command()) ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
