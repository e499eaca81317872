import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';
import { Person } from './changes.schema.ts';
import { AccountView } from './identity.schema.ts';

const barMessage = { error: '请填 0 到 1 之间的数' };

/** Probabilities: from `upper` on the machine links, from `lower` on a person is asked. */
export const Bars = z
  .strictObject({
    upper: z
      .number(barMessage)
      .gte(0.5, '自动归并线不能低于 50%')
      .lte(0.999999, '自动归并线不能高于 99.9999%'),
    lower: z
      .number(barMessage)
      .gte(0.01, '人工核对线不能低于 1%')
      .lte(0.999999, '人工核对线不能高于 99.9999%'),
  })
  .refine(({ upper, lower }) => lower <= upper, {
    path: ['lower'],
    message: '人工核对线不能高于自动归并线',
  });
export type Bars = z.output<typeof Bars>;

/** What the machine is to decide by; the model of a run is kept for all that follow, or each learns anew (null). */
export const SettingsProposal = z.strictObject({ bars: Bars, modelRunId: Id.nullable() });
export type SettingsProposal = z.output<typeof SettingsProposal>;

const Settings = z.object({
  bars: z.object({ upper: z.number(), lower: z.number() }),
  modelRunId: Id.nullable(),
  /** Names the model that is kept. */
  modelVersion: z.string().nullable(),
});

/** One version of the settings; the first, 0, is what the product came with: nobody's. */
export const SettingsVersionView = Settings.extend({
  version: z.int().min(0),
  /** What it took the place of. */
  before: Settings.nullable(),
  previewId: Id.nullable(),
  reason: z.string().nullable(),
  by: Person.nullable(),
  at: Instant.nullable(),
});
export type SettingsVersionView = z.infer<typeof SettingsVersionView>;

/** What the next run will decide by, and what the last one did. */
export const CurrentSettings = z.object({
  current: SettingsVersionView,
  /** The version that the last finished run decided by; null before the first. */
  lastRunBy: z.int().min(0).nullable(),
  /** The last finished run: its model can be kept. */
  lastRunId: Id.nullable(),
  can: z.object({ change: z.boolean() }),
});
export type CurrentSettings = z.infer<typeof CurrentSettings>;

export const previewStatuses = [
  'waiting',
  'running',
  'done',
  'failed',
  'cancelled',
  'applied',
] as const;

const BeforeAndAfter = z.object({ before: z.int(), after: z.int() });
const Moved = z.object({ accounts: z.int(), customers: z.int() });

/** How compared pairs spread by their log odds (bits, prior included); the outermost steps hold what lies beyond, too. */
export const WeightHistogram = z.object({
  from: z.number(),
  step: z.number(),
  /** Pairs that may be linked without a person. */
  free: z.array(z.int()),
  /** Pairs that contradict themselves or have one kind of evidence only. */
  held: z.array(z.int()),
});
export type WeightHistogram = z.infer<typeof WeightHistogram>;

/** What a run by the proposed settings would come to, beside what is stored. */
export const PreviewResult = z.object({
  accounts: z.int(),
  /** Accounts that came since the last run and have no customer yet. */
  newAccounts: z.int(),
  customers: BeforeAndAfter,
  /** Customers that would become part of others, with how many accounts. */
  joined: Moved,
  /** Customers that would lose accounts, and how many. */
  split: Moved,
  /** Pairs in doubt; `asked` would be new, `unasked` would be so no longer. */
  review: BeforeAndAfter.extend({ asked: z.int(), unasked: z.int() }),
  hotValues: BeforeAndAfter,
  /** People's decisions, which stand whatever the machine decides by. */
  byHand: z.object({ merged: z.int(), split: z.int(), rejected: z.int() }),
  model: z.object({ version: z.string(), accounts: z.int() }),
  histogram: WeightHistogram,
});
export type PreviewResult = z.infer<typeof PreviewResult>;

/** A trial run: the engine over all stored accounts by proposed settings; nothing but its outcome is stored. */
export const PreviewView = Settings.extend({
  id: Id,
  status: z.enum(previewStatuses),
  stage: z.string(),
  done: z.int(),
  total: z.int(),
  /** The settings that it is compared with. */
  before: Settings,
  /** The version of these. */
  basedOn: z.int().min(0),
  by: Person,
  at: Instant,
  finishedAt: Instant.nullable(),
  failure: z.string().nullable(),
  result: PreviewResult.nullable(),
  /** The version of the settings that it became. */
  appliedAs: z.int().nullable(),
  can: z.object({ cancel: z.boolean(), apply: z.boolean() }),
});
export type PreviewView = z.infer<typeof PreviewView>;

export const previewPairKinds = ['joined', 'split', 'asked', 'unasked'] as const;
export type PreviewPairKind = (typeof previewPairKinds)[number];

export const PreviewPairQuery = Page.extend({ kind: z.enum(previewPairKinds).default('joined') });
export type PreviewPairQuery = z.output<typeof PreviewPairQuery>;

/** Two accounts that would be decided otherwise; personal values are masked. */
export const PreviewPairView = z.object({
  id: z.string(),
  accounts: z.tuple([AccountView, AccountView]),
  probability: z.number().min(0).max(1),
  rule: z.string(),
});
export type PreviewPairView = z.infer<typeof PreviewPairView>;

/** `details` of `settings.changed`: who was faster. */
export const SettingsChanged = z.object({
  version: z.int(),
  by: Person.nullable(),
  at: Instant.nullable(),
});
export type SettingsChanged = z.infer<typeof SettingsChanged>;
