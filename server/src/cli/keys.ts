import type { Command } from 'commander';
import { subcommand } from './command.ts';
import { createKeysCommand } from './create-keys.ts';
import { keysStatusCommand } from './keys-status.ts';
import { retireKeyCommand } from './retire-key.ts';
import { rotateKeysCommand } from './rotate-keys.ts';

export const keysCommand = (): Command =>
  subcommand('keys', '加密密钥：生成、查看、轮换、停用')
    .addCommand(createKeysCommand())
    .addCommand(keysStatusCommand())
    .addCommand(rotateKeysCommand())
    .addCommand(retireKeyCommand());
