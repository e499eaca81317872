import * as z from 'zod';
import { staffRoles } from '../actor.ts';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';

/** Lower-case letters, digits and `. _ -`; never changes and is never given to somebody else. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z][a-z0-9._-]{1,31}$/,
    '应以字母开头，共 2 到 32 个字符，只含小写字母、数字、点、下划线和连字符',
  );

const Roles = z
  .array(z.enum(staffRoles))
  .min(1)
  .max(staffRoles.length)
  .refine((roles) => new Set(roles).size === roles.length, '角色有重复');

/** Long enough for any password; whether it is a good one is judged by the server with its reasons. */
const Password = z.string().min(1).max(256);

export const NewStaff = z.strictObject({ username: Username, roles: Roles });
export type NewStaff = z.output<typeof NewStaff>;

export const StaffRoles = z.strictObject({ roles: Roles });

export const PasswordChange = z.strictObject({ oldPassword: Password, newPassword: Password });
export type PasswordChange = z.output<typeof PasswordChange>;

/** `details` of `staff.weak_password`: what is wrong with it, in Chinese. */
export const WeakPasswordDetails = z.object({ reasons: z.array(z.string()) });
export type WeakPasswordDetails = z.infer<typeof WeakPasswordDetails>;

/** The account of somebody who works in the back office. */
export const StaffView = z.object({
  id: Id,
  username: z.string(),
  roles: z.array(z.enum(staffRoles)),
  disabled: z.boolean(),
  /** Has a password from an administrator, and no rights until it is replaced by an own one. */
  mustChangePassword: z.boolean(),
  signedInAt: Instant.nullable(),
  createdAt: Instant,
  can: z.object({
    changeRoles: z.boolean(),
    disable: z.boolean(),
    enable: z.boolean(),
    resetPassword: z.boolean(),
  }),
});
export type StaffView = z.infer<typeof StaffView>;

/** Shown once; good until its owner signs in and chooses another. */
export const StaffWithInitialPassword = z.object({
  staff: StaffView,
  initialPassword: z.string(),
});

/** Whoever is signed in. `can` says which parts of the back office are open. */
export const StaffMe = z.object({
  id: Id,
  username: z.string(),
  roles: z.array(z.enum(staffRoles)),
  mustChangePassword: z.boolean(),
  can: z.object({
    seeIdentities: z.boolean(),
    resolve: z.boolean(),
    setIdentities: z.boolean(),
    decideIdentities: z.boolean(),
    unmask: z.boolean(),
    seeImports: z.boolean(),
    importLists: z.boolean(),
    manageStaff: z.boolean(),
    seeAudit: z.boolean(),
    seeWechat: z.boolean(),
    editWechatApps: z.boolean(),
    seeMessages: z.boolean(),
    seeContacts: z.boolean(),
  }),
});
export type StaffMe = z.infer<typeof StaffMe>;
