import path from 'node:path';
import type Router from '@koa/router';
import type Koa from 'koa';
import { agentsRoutes } from './agents/agents.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { actorForToken } from './auth/actor-for-token.ts';
import { authRoutes } from './auth/auth.routes.ts';
import { blocksRoutes } from './blocks/blocks.routes.ts';
import type { Config } from './config.ts';
import { consentsRoutes } from './consents/consents.routes.ts';
import { contactsRoutes } from './contacts/contacts.routes.ts';
import { registerDependentRecords } from './dependent-records.ts';
import type { HttpState } from './http/context.ts';
import { createFrame } from './http/frame.ts';
import { miniappFolder, sandboxAmong } from './http/preview-site.ts';
import { identityRoutes } from './identity/identity.routes.ts';
import { columnMapsRoutes } from './imports/column-maps/column-maps.routes.ts';
import { importsRoutes } from './imports/imports.routes.ts';
import { coreSystemFor } from './integration/core-system-actor.ts';
import { coreSystemsRoutes } from './integration/core-systems.routes.ts';
import { meRoutes } from './me/me.routes.ts';
import { inboxRoutes, messagesRoutes } from './messages/messages.routes.ts';
import { partnersRoutes } from './partners/partners.routes.ts';
import { policiesRoutes } from './policies/policies.routes.ts';
import type { Ports } from './ports/ports.ts';
import { staffRoutes } from './staff/staff.routes.ts';
import { wechatAppsRoutes } from './wechat/apps/wechat-apps.routes.ts';
import { callbackRoutes } from './wechat/callbacks/callback.routes.ts';
import { receivedMessagesRoutes } from './wechat/callbacks/received-messages.routes.ts';
import { codesRoutes } from './wechat/codes/codes.routes.ts';
import { followersRoutes } from './wechat/followers/followers.routes.ts';
import { serviceHoursRoutes } from './wechat/handover/service-hours.routes.ts';
import { menusRoutes } from './wechat/menus/menus.routes.ts';
import { migrationRoutes } from './wechat/migration/migration.routes.ts';
import { repliesRoutes } from './wechat/replies/replies.routes.ts';
import { tagsRoutes } from './wechat/tags/tags.routes.ts';

/** The table of contents: each module gives a router for its part of the contract. */
export const modules = (ports: Ports, { tokenSecret }: Config): Record<string, Router> => ({
  登录: authRoutes(ports, tokenSecret),
  授权: consentsRoutes(ports),
  我的: meRoutes(ports),
  业务员: agentsRoutes(ports),
  停用: blocksRoutes(ports),
  合作机构: partnersRoutes(ports),
  员工: staffRoutes(ports),
  名单导入: importsRoutes(ports),
  列映射: columnMapsRoutes(ports),
  客户识别: identityRoutes(ports),
  联络记录: contactsRoutes(ports),
  消息: messagesRoutes(ports),
  我的消息: inboxRoutes(ports),
  微信应用: wechatAppsRoutes(ports),
  粉丝: followersRoutes(ports),
  公众号菜单: menusRoutes(ports),
  推广码: codesRoutes(ports),
  收到的消息: receivedMessagesRoutes(ports),
  公众号迁移: migrationRoutes(ports),
  标签: tagsRoutes(ports),
  自动回复: repliesRoutes(ports),
  人工客服: serviceHoursRoutes(ports),
  保单: policiesRoutes(ports),
  核心系统: coreSystemsRoutes(ports),
  审计: auditRoutes(ports),
});

/** The whole server, not yet listening. */
export function createApp(ports: Ports, config: Config): Koa<HttpState> {
  registerDependentRecords();
  return createFrame({
    log: ports.log,
    ready: ports.databaseReady,
    rateLimits: config.rateLimits,
    trustedProxies: config.trustedProxies,
    metricsToken: config.metricsToken,
    uploadDirectory: uploadDirectory(config),
    preview: {
      root: miniappFolder,
      progressFile: path.join(config.dataDirectory, 'preview.json'),
      sandbox: sandboxAmong(config.wechatApiUrl),
    },
    actorFor: (token) => actorForToken(token, config, ports.now()),
    coreSystemFor: (request) => coreSystemFor(request, ports.now(), ports.fieldEncryption),
    callbacks: callbackRoutes(ports),
    modules: modules(ports, config),
  });
}

/** Where files lie while they arrive. */
export const uploadDirectory = ({ dataDirectory }: Config) => path.join(dataDirectory, 'uploads');
