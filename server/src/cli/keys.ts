import type { Command } from 'commander';
import { subcommand } from './command.ts';
import { createKeysCommand } from './create-keys.ts';

export const keysCommand = (): Command =>
  subcommand('keys', '加密密钥：生成、查看、轮换、停用').addCommand(createKeysCommand());
