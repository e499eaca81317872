import * as z from 'zod';
import type { FieldKeys } from '../database/field-encryption.ts';

const keyBytes = 32;

const isKey = (text: string) =>
  /^[A-Za-z0-9+/]+=*$/.test(text) && Buffer.from(text, 'base64').length === keyBytes;

export const Key = z
  .string('必填')
  .refine(isKey, `应为 ${keyBytes} 字节密钥的 base64，可用 heyi keys create 生成`)
  .transform((text) => Buffer.from(text, 'base64'));

export const KeyRing = z
  .string('必填')
  .transform((text) => text.split(',').map((part) => part.trim().split(':')))
  .refine(
    (parts) =>
      parts.every(
        ([id, k, ...rest]) => /^[\w.-]{1,32}$/.test(id ?? '') && isKey(k ?? '') && !rest.length,
      ),
    `应为“密钥名:base64”，多个以逗号分隔，当前密钥在最前；每个密钥 ${keyBytes} 字节`,
  )
  .refine((parts) => new Set(parts.map(([id]) => id)).size === parts.length, '密钥名有重复')
  .transform((parts) =>
    parts.map(([id, k]) => ({ id: String(id), key: Buffer.from(String(k), 'base64') })),
  );

export const writeKeyRing = (keys: FieldKeys['encryption']): string =>
  keys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
