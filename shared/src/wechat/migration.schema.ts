import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';

/** Days after WeChat's approval during which openids can be converted. */
export const migrationDays = 15;

/**
 * `planned`: nothing asked yet. `trying`: the dry run is at work; `tried`: it is done. `waiting`, `running`: WeChat is
 * asked, and what it says is taken over. `paused`: goes on by itself at `resumesAt`. `failed`: may be started again.
 */
export const migrationStates = [
  'planned',
  'trying',
  'tried',
  'waiting',
  'running',
  'paused',
  'done',
  'failed',
] as const;
export type MigrationState = (typeof migrationStates)[number];

/** What became of one follower: not asked yet, converted, follows no more, refused. */
export const migrationOutcomes = ['waiting', 'converted', 'gone', 'failed'] as const;
export type MigrationOutcome = (typeof migrationOutcomes)[number];

export const NewMigration = z
  .strictObject({
    /** The account that is given up, and the one that takes its followers. */
    fromId: Id,
    toId: Id,
    approvedAt: Instant,
  })
  .refine(({ fromId, toId }) => fromId !== toId, {
    path: ['toId'],
    message: '两个公众号不能相同',
  });
export type NewMigration = z.output<typeof NewMigration>;

/** `blocking`: cannot be converted as it is. `careful`: a person has to have seen it. */
export const checkLevels = ['good', 'careful', 'blocking'] as const;

export const MigrationCheck = z.object({
  name: z.enum(['follower-list', 'credentials', 'scope', 'deadline']),
  level: z.enum(checkLevels),
  text: z.string(),
});
export type MigrationCheck = z.infer<typeof MigrationCheck>;

/** What converting would come to, by what is known; nothing was written. */
export const MigrationDryRun = z.object({
  at: Instant,
  checks: z.array(MigrationCheck),
  /** Followers on the list, who would be asked for. */
  followers: z.int(),
  /** Who has left the old account, as far as we know: not asked for. */
  left: z.int(),
  /** Of the followers, who follow the new account already. */
  alreadyFollowing: z.int(),
  calls: z.int(),
});
export type MigrationDryRun = z.infer<typeof MigrationDryRun>;

const AppName = z.object({ id: Id, name: z.string(), appid: z.string() });

export const MigrationView = z.object({
  id: Id,
  from: AppName,
  to: AppName,
  approvedAt: Instant,
  /** WeChat converts nothing after it. */
  deadline: Instant,
  state: z.enum(migrationStates),
  dryRun: MigrationDryRun.nullable(),
  counts: z.object({
    waiting: z.int(),
    converted: z.int(),
    gone: z.int(),
    failed: z.int(),
    /** Of the converted: both openids belong to one customer by now. */
    joined: z.int(),
    /** Of the converted: contradictions keep the two apart; a person has to look. */
    apart: z.int(),
  }),
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  resumesAt: Instant.nullable(),
  /** Why it stands still, in words. */
  note: z.string().nullable(),
  createdAt: Instant,
  can: z.object({
    tryOut: z.boolean(),
    start: z.boolean(),
    retry: z.boolean(),
    drop: z.boolean(),
    download: z.boolean(),
  }),
});
export type MigrationView = z.infer<typeof MigrationView>;

/** `despite`: goes on although a check says `careful`. */
export const StartMigration = z.strictObject({ despite: z.boolean().default(false) });

/** Who is asked for again: the failed, and on wish those who followed no more. */
export const RetryMigration = z.strictObject({ gone: z.boolean().default(false) });

export const MigrationResultsQuery = Page.extend({ outcome: z.enum(migrationOutcomes).optional() });
export type MigrationResultsQuery = z.output<typeof MigrationResultsQuery>;

export const MigrationResult = z.object({
  id: Id,
  maskedOldOpenid: z.string(),
  maskedNewOpenid: z.string().nullable(),
  outcome: z.enum(migrationOutcomes),
  /** WeChat's code, or its word on this one. */
  failure: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** Null until it is taken over; false when contradictions keep the two apart. */
  isJoined: z.boolean().nullable(),
  customerId: Id.nullable(),
});
export type MigrationResult = z.infer<typeof MigrationResult>;

export const MigrationResults = PageOf(MigrationResult);
