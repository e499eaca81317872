import { type ConsentPurpose, consentPurposes } from '@heyi/shared/consents/consents.schema';
import type supertest from 'supertest';
import { demoConsentTexts } from '../../scripts/demo-consent-texts.ts';
import { onServer } from '../../server/src/audit/occasion.ts';
import { operator } from '../../server/src/cli/with-database.ts';
import {
  addConsentText,
  publishConsentText,
} from '../../server/src/consents/consent-texts.service.ts';

/** Publishes a text for each purpose. */
export async function publishConsentTexts({ ports }: { ports: { now(): Date } }): Promise<void> {
  for (const text of demoConsentTexts) {
    const { _id } = await addConsentText(operator, text, onServer(ports.now()));
    await publishConsentText(operator, _id.toHexString(), onServer(ports.now()));
  }
}

interface Asking {
  as(request: supertest.Test): supertest.Test;
}

/** The customer agrees to the first version of these texts, or of all. */
export async function agree(
  { http }: { http: ReturnType<typeof supertest> },
  { as }: Asking,
  purposes: readonly ConsentPurpose[] = consentPurposes,
): Promise<void> {
  for (const purpose of purposes)
    await as(http.post('/api/me/consents')).send({ purpose, version: 1 }).expect(200);
}
