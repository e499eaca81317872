import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { importAgents } from '@heyi/server/agents/import-agents';
import { type Occasion, onServer } from '@heyi/server/audit/occasion';
import { type DatabaseTools, operator, withDatabase } from '@heyi/server/cli/with-database';
import {
  addConsentText,
  currentTexts,
  publishConsentText,
} from '@heyi/server/consents/consent-texts.service';
import { listOnDisk } from '@heyi/server/imports/read-list/list-file';
import { readListHead } from '@heyi/server/imports/read-list/read-list';
import { messageSetup, saveTemplate } from '@heyi/server/messages/templates.service';
import { createPartner } from '@heyi/server/partners/partners.service';
import { addWechatApp } from '@heyi/server/wechat/apps/wechat-apps.service';
import { addReply } from '@heyi/server/wechat/replies/replies.service';
import { AppError, type ErrorCode } from '@heyi/shared/errors';
import type { Channel } from '@heyi/shared/identity/account-field';
import { type MessageKind, messageKindNames } from '@heyi/shared/messages/message-kinds';
import { NewMessageTemplate } from '@heyi/shared/messages/messages.schema';
import { NewReplyRule } from '@heyi/shared/wechat/replies.schema';
import { NewWechatApp } from '@heyi/shared/wechat/wechat-apps.schema';
import { demoConsentTexts } from './demo-consent-texts.ts';
import { demoFields, demoTemplateId } from './wechat-sandbox/demo-templates.ts';
import type { SandboxApp, WorldState } from './wechat-sandbox/world.ts';

const mostPartners = 100;
const channels = ['agency', 'broker', 'bancassurance'] as const;

/** Takes the sandbox's apps in as an administrator would type them, and a few answers; what is there already stays as it is. */
const main = (file: string, demo: string) =>
  withDatabase(async (tools) => {
    const { apps }: WorldState = JSON.parse(readFileSync(file, 'utf8'));
    const accounts = apps.filter(({ kind }) => kind === 'public-account');
    for (const app of apps) {
      const channel = channels[accounts.indexOf(app)];
      await unlessTaken('wechat_app.taken', () => addApp(app, channel, tools));
    }
    for (const reply of replies) {
      const rule = NewReplyRule.parse({ appid: null, ...reply });
      await unlessTaken('wechat_reply.taken', () =>
        addReply(operator, rule, onServer(tools.now())),
      );
    }
    await publishTexts(tools);
    await hireAgents(demo, tools);
    await setTemplates(apps, onServer(tools.now()));
  });

/** The texts that people agree to before they give a mobile number or a name, where staff have published none. */
async function publishTexts({ now }: DatabaseTools) {
  const known = await currentTexts();
  for (const text of demoConsentTexts.filter(({ purpose }) => !known.has(purpose))) {
    const { _id } = await addConsentText(operator, text, onServer(now()));
    await publishConsentText(operator, _id.toHexString(), onServer(now()));
  }
}

/** The demo company's intermediaries and agents, where it was founded: some of the people of the sandbox are among them. */
async function hireAgents(demo: string, { now, fieldEncryption }: DatabaseTools) {
  const partnersFile = path.join(demo, 'partners.csv');
  const agentsFile = path.join(demo, 'agents.csv');
  if (!existsSync(partnersFile) || !existsSync(agentsFile)) return;
  const { header, rows } = await readListHead(listAt(partnersFile), { fileName: '' }, mostPartners);
  for (const { cells } of rows) {
    const name = cells[header.indexOf('机构名称')] ?? '';
    await unlessTaken('partner.name_taken', () => createPartner(operator, name, onServer(now())));
  }
  const list = { file: listAt(agentsFile), fileName: 'agents.csv' };
  await importAgents(operator, list, onServer(now()), fieldEncryption);
}

const listAt = (file: string) => listOnDisk(file, statSync(file).size);

/** What can be sent by the templates that the apps have, where staff have set none. */
async function setTemplates(apps: SandboxApp[], occasion: Occasion) {
  const { templates } = await messageSetup(operator);
  for (const { appid, templates: offered } of apps) {
    const isOpen = (kind: MessageKind) =>
      offered.some(({ id }) => id === demoTemplateId(kind)) &&
      !templates.some((one) => one.appid === appid && one.kind === kind);
    for (const kind of messageKindNames.filter(isOpen)) {
      const template = { appid, kind, templateId: demoTemplateId(kind), fields: demoFields(kind) };
      await saveTemplate(operator, NewMessageTemplate.parse(template), occasion);
    }
  }
}

/** So that whoever plays with the phone hears something back. */
const replies = [
  { on: 'follow', text: '欢迎关注。您在各渠道的保单，今后可以在一处查看。' },
  { on: 'follow', match: 'agent:', text: '欢迎关注。扫码处的顾问会为您服务。' },
  { on: 'text', match: '保单', text: '请打开小程序“合一”，在“保单”里查看。' },
  { on: 'text', match: '人工', text: '已收到，工作日 9:00—18:00 由客服回复您。' },
] as const;

function addApp(
  { kind, name, appid, originalId, secret, token, aesKey }: SandboxApp,
  channel: Channel | undefined,
  { now, fieldEncryption }: DatabaseTools,
) {
  const own = channel ? { channel, token, aesKey } : {};
  const given = NewWechatApp.parse({ kind, name, appid, originalId, secret, ...own });
  return addWechatApp(operator, given, fieldEncryption, onServer(now()));
}

async function unlessTaken(code: ErrorCode, add: () => Promise<unknown>) {
  try {
    await add();
  } catch (error) {
    if (!(error instanceof AppError && error.code === code)) throw error;
  }
}

await main(process.argv[2] as string, process.argv[3] as string);
