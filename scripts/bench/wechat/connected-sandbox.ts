import { randomBytes } from 'node:crypto';
import { onServer } from '@heyi/server/audit/occasion';
import { operator } from '@heyi/server/cli/with-database';
import { readConfig } from '@heyi/server/config';
import { connect, disconnect, ensureIndexes } from '@heyi/server/database/connect';
import { checkDataFormat } from '@heyi/server/database/data-format';
import { openFieldEncryption } from '@heyi/server/keys/open-field-encryption';
import { addWechatApp } from '@heyi/server/wechat/apps/wechat-apps.service';
import { addReply } from '@heyi/server/wechat/replies/replies.service';
import { AppError } from '@heyi/shared/errors';
import { NewWechatApp } from '@heyi/shared/wechat/wechat-apps.schema';
import { startSandbox } from '../../wechat-sandbox/start-sandbox.ts';
import { emptyState, type SandboxApp } from '../../wechat-sandbox/world.ts';

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

const anApp = (kind: SandboxApp['kind']): SandboxApp => ({
  kind,
  name: kind === 'public-account' ? '服务号' : '合一',
  appid: `wx${hex(8)}`,
  secret: hex(16),
  originalId: `gh_${hex(6)}`,
  scope: 'bench',
  token: hex(16),
  aesKey: hex(32).slice(0, 43),
  mode: 'encrypted',
  callbackUrl: null,
  templates: [],
});

/** A sandbox with a public account and a mini-program of its own, which the store is made to know; those of earlier runs stay behind unused. */
export async function connectSandbox(env: Record<string, string>) {
  const [account, miniProgram] = [anApp('public-account'), anApp('mini-program')];
  const running = await startSandbox({ state: emptyState([account, miniProgram], []) });
  const config = readConfig(env);
  await connect(config.mongodbUri);
  try {
    await checkDataFormat();
    await ensureIndexes();
    const encryption = openFieldEncryption(config);
    for (const app of [account, miniProgram]) {
      const { kind, name, appid, originalId, secret, scope, token, aesKey } = app;
      const own = kind === 'public-account' ? { channel: 'agency', token, aesKey } : {};
      const given = NewWechatApp.parse({ kind, name, appid, originalId, secret, scope, ...own });
      await addWechatApp(operator, given, encryption, onServer(new Date()));
    }
    await reply('follow', '欢迎关注。');
    await reply('text', '已收到。');
  } finally {
    await disconnect();
  }
  return { ...running, account, miniProgram };
}

/** A store that is used again has them. */
async function reply(on: 'follow' | 'text', text: string): Promise<void> {
  try {
    await addReply(operator, { appid: null, on, match: '', text }, onServer(new Date()));
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'wechat_reply.taken')) throw error;
  }
}
