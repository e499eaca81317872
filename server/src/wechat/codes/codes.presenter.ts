import type { Actor } from '@heyi/shared/actor';
import type { CodeCounts, CodeDetail, CodeView } from '@heyi/shared/wechat/codes.schema';
import type { SceneCode } from '../code.model.ts';
import type { Arrivals } from './code-counts.ts';
import { canMakeCodes, canRenewCode } from './codes.policy.ts';

export const presentCode = (
  code: SceneCode,
  counts: CodeCounts,
  actor: Actor,
  at: Date,
): CodeView => ({
  id: code._id.toHexString(),
  appid: code.appid,
  kind: code.kind,
  owner: code.owner,
  ownerCode: code.ownerCode,
  label: code.label,
  scene: code.scene,
  page: code.page,
  content: code.content,
  hasPicture: code.picture !== null,
  expiresAt: code.expiresAt?.toISOString() ?? null,
  createdAt: code.createdAt.toISOString(),
  createdBy: code.createdBy,
  counts,
  can: { edit: canMakeCodes(actor), renew: canRenewCode(actor, code, at) },
});

export const presentCodeDetail = (view: CodeView, { customers, recent }: Arrivals): CodeDetail => ({
  ...view,
  customers,
  recent: recent.map(({ touch, customerId }) => ({
    kind: touch.kind,
    at: touch.at.toISOString(),
    customerId: customerId?.toHexString() ?? null,
  })),
});
