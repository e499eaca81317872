import { FieldKeyError } from './database/field-key-error.ts';

/** What happened and what to do, in Chinese, for failures of what is outside: port, disk, database. */
export function failureText(error: unknown): string {
  const { code, name, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用：请停掉占用它的程序，或用 PORT 换一个端口。`;
  if (code === 'EACCES') return `没有权限：${message}`;
  if (name === 'MongooseServerSelectionError' || name === 'MongoServerSelectionError') {
    return '连不上数据库：请检查 MONGODB_URI，以及数据库是否已启动。';
  }
  if (error instanceof FieldKeyError) return keyText(error);
  return message;
}

const keyText = ({ keyId, reason }: FieldKeyError): string =>
  reason === 'unknown'
    ? `没有加密密钥“${keyId}”，读不出用它加密的数据：请把它加回 HEYI_ENCRYPTION_KEYS（或密钥文件）后再试。`
    : `用加密密钥“${keyId}”打不开它加密的数据：密钥不对，或数据被改动过。`;
