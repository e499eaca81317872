import type { Actor } from '@heyi/shared/actor';
import type {
  ConsentAnswerView,
  ConsentPurpose,
  ConsentText,
  ConsentTextView,
  ConsentView,
} from '@heyi/shared/consents/consents.schema';
import type { ConsentAnswer } from './consent-answers.ts';
import type { Standing } from './consent-state.ts';
import type { CurrentText, StoredConsentText } from './consent-texts.service.ts';
import { canEditConsentTexts } from './consents.policy.ts';

type Texts = ReadonlyMap<ConsentPurpose, CurrentText>;

export const presentText = ({ purpose, version, title, text }: StoredConsentText): ConsentText => ({
  purpose,
  version,
  title,
  text,
});

export const presentTextVersion = (
  stored: StoredConsentText,
  current: Texts,
  actor: Actor,
): ConsentTextView => ({
  ...presentText(stored),
  id: stored._id.toHexString(),
  asksAgain: stored.asksAgain,
  createdAt: stored.createdAt.toISOString(),
  publishedAt: stored.publishedAt?.toISOString() ?? null,
  current: current.get(stored.purpose)?.text.version === stored.version,
  can: { edit: stored.publishedAt === null && canEditConsentTexts(actor) },
});

export function presentStanding(standing: Standing, texts: Texts): ConsentView {
  const current = texts.get(standing.purpose);
  return { ...standing, text: current ? presentText(current.text) : null };
}

export const presentAnswer = ({
  purpose,
  answer,
  version,
  at,
}: ConsentAnswer): ConsentAnswerView => ({ purpose, answer, version, at: at.toISOString() });
