import type { SealedField } from '../database/sealed-field.ts';
import type { Ports } from '../ports/ports.ts';
import { KeyRotationModel } from './key-rotation.model.ts';
import { continueRotation } from './rotate-keys.ts';

export const rotateKeysJob = 'rotate-keys';

/** A rotation goes on here when whoever began it is gone. */
export function defineKeysJobs(ports: Ports, fields: readonly SealedField[]): void {
  ports.jobs.define(rotateKeysJob, async (_, { signal }) => {
    await continueRotation({ ...ports, fields, signal });
  });
}

/** Queues a rotation again that a stopped process left unfinished. */
export async function recoverRotation({ jobs }: Pick<Ports, 'jobs'>): Promise<void> {
  const unfinished = await KeyRotationModel.exists({ status: 'running' });
  if (unfinished) await jobs.enqueue(rotateKeysJob, {});
}
