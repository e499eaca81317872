import { ApiError } from '@heyi/shared/client';
import { type ConsentPurpose, ConsentRequiredDetails } from '@heyi/shared/consents/consents.schema';
import type { ComponentProps } from 'react';
import { Remote } from '../../ui/remote.tsx';
import { ConsentGate } from './consent-gate.tsx';

/** What the server shows only after a consent: it is asked for when the server says so, and then read. */
export function RemoteWithConsent<T>(props: ComponentProps<typeof Remote<T>>) {
  const { data, error, reload } = props.of;
  const missing = data === undefined ? purposeOf(error) : null;
  const remote = <Remote {...props} />;
  if (!missing) return remote;
  return (
    <ConsentGate purpose={missing} onGiven={reload}>
      {remote}
    </ConsentGate>
  );
}

function purposeOf(error: unknown): ConsentPurpose | null {
  if (!(error instanceof ApiError && error.code === 'consent.required')) return null;
  return ConsentRequiredDetails.safeParse(error.details).data?.purpose ?? null;
}
