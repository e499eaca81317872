import type { Actor } from '@heyi/shared/actor';
import type { StaffMe, StaffView } from '@heyi/shared/staff/staff.schema';
import { canSeeAudit } from '../audit/audit.policy.ts';
import { canSeeContacts } from '../contacts/contacts.policy.ts';
import {
  canDecideIdentities,
  canResolve,
  canSeeIdentities,
  canSetIdentities,
  canUnmask,
} from '../identity/identity.policy.ts';
import { canImport, canSeeImports } from '../imports/imports.policy.ts';
import { canSeeMessages } from '../messages/messages.policy.ts';
import { canEditWechatApps, canSeeWechat } from '../wechat/apps/wechat-apps.policy.ts';
import type { Staff } from './staff.model.ts';
import { canChangeStaff, canManageStaff } from './staff.policy.ts';

export function presentStaff(staff: Staff, actor: Actor): StaffView {
  const can = canChangeStaff(actor, staff);
  const disabled = staff.disabledAt !== null;
  return {
    id: staff._id.toHexString(),
    username: staff.username,
    roles: staff.roles,
    disabled,
    mustChangePassword: staff.mustChangePassword,
    signedInAt: staff.signedInAt?.toISOString() ?? null,
    createdAt: staff.createdAt.toISOString(),
    can: {
      changeRoles: can,
      disable: can && !disabled,
      enable: can && disabled,
      resetPassword: can,
    },
  };
}

export const presentMe = (staff: Staff, actor: Actor): StaffMe => ({
  id: staff._id.toHexString(),
  username: staff.username,
  roles: staff.roles,
  mustChangePassword: staff.mustChangePassword,
  can: {
    seeIdentities: canSeeIdentities(actor),
    resolve: canResolve(actor),
    setIdentities: canSetIdentities(actor),
    decideIdentities: canDecideIdentities(actor),
    unmask: canUnmask(actor),
    seeImports: canSeeImports(actor),
    importLists: canImport(actor),
    manageStaff: canManageStaff(actor),
    seeAudit: canSeeAudit(actor),
    seeWechat: canSeeWechat(actor),
    editWechatApps: canEditWechatApps(actor),
    seeMessages: canSeeMessages(actor),
    seeContacts: canSeeContacts(actor),
  },
});
