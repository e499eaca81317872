import * as z from 'zod';
import { Instant } from '../dates.ts';
import { accountSources } from '../identity/account-field.ts';
import { Id } from '../ids.ts';

/** What personal data may be used for: to serve (mobile, name, policies), to advertise, to be shared between channels. */
export const consentPurposes = ['service', 'marketing', 'channel-sharing'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

const Title = z.string().trim().min(1, '请写标题').max(60, '标题最多 60 个字');
const Text = z.string().trim().min(1, '请写正文').max(20_000, '正文最多 20000 个字');

export const ConsentTextContent = z.strictObject({
  title: Title,
  text: Text,
  /** Once this is published, consents given to earlier versions no longer count. */
  asksAgain: z.boolean().default(false),
});
export type ConsentTextContent = z.output<typeof ConsentTextContent>;

export const NewConsentText = ConsentTextContent.extend({ purpose: z.enum(consentPurposes) });
export type NewConsentText = z.output<typeof NewConsentText>;

/** What people are asked to agree to. */
export const ConsentText = z.object({
  purpose: z.enum(consentPurposes),
  version: z.int().positive(),
  title: z.string(),
  text: z.string(),
});
export type ConsentText = z.infer<typeof ConsentText>;

export const ConsentTextView = ConsentText.extend({
  id: Id,
  asksAgain: z.boolean(),
  createdAt: Instant,
  /** Null for a draft. */
  publishedAt: Instant.nullable(),
  /** The one that people are asked to agree to now. */
  current: z.boolean(),
  can: z.object({ edit: z.boolean() }),
});
export type ConsentTextView = z.infer<typeof ConsentTextView>;

export const ConsentGiven = z.strictObject({
  purpose: z.enum(consentPurposes),
  /** The version that was shown. */
  version: z.int().positive(),
});
export type ConsentGiven = z.output<typeof ConsentGiven>;

export const ByPurpose = z.strictObject({ purpose: z.enum(consentPurposes) });

/** `outdated`: given to a text that a newer one has replaced; it has to be given again. */
export const consentStates = ['none', 'given', 'outdated', 'refused'] as const;
export type ConsentState = (typeof consentStates)[number];

/** Where somebody stands with one purpose. */
export const ConsentView = z.object({
  purpose: z.enum(consentPurposes),
  state: z.enum(consentStates),
  /** For a refusal: where the person refused, if not here. One refusal outweighs any number of consents. */
  refusedIn: z.enum(accountSources).nullable(),
  /** Null while there is none. */
  text: ConsentText.nullable(),
});
export type ConsentView = z.infer<typeof ConsentView>;

/** One answer; answers are only ever added. */
export const ConsentAnswerView = z.object({
  purpose: z.enum(consentPurposes),
  answer: z.enum(['given', 'withdrawn']),
  /** Of the text that was agreed to. */
  version: z.int().positive().nullable(),
  at: Instant,
});
export type ConsentAnswerView = z.infer<typeof ConsentAnswerView>;

/** `details` of `consent.required`. */
export const ConsentRequiredDetails = z.object({ purpose: z.enum(consentPurposes) });
export type ConsentRequiredDetails = z.infer<typeof ConsentRequiredDetails>;
