import type { StaffActor } from '@heyi/shared/actor';
import type { mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { Doer } from '../doer.ts';
import type { LinkEvent } from '../link.model.ts';
import { ledgerReasonField } from './sealed-reasons.ts';

/** Who changes identities by hand, why, and as part of which change. */
export interface Deed {
  changeId: Types.ObjectId;
  by: Doer;
  reason: string;
  /** The machine's model of that time, by which evidence is weighed. */
  modelVersion: string;
  at: Date;
  encryption: FieldEncryption;
  session: mongo.ClientSession;
}

export const doerOf = ({ id, username }: StaffActor): Doer => ({ id, name: username });

/** What every ledger entry of a deed says. */
export const entryOf = ({ changeId, by, reason, modelVersion, at, encryption }: Deed) =>
  ({
    accountId: null,
    otherAccountId: null,
    rule: null,
    probability: null,
    parts: [] as LinkEvent['parts'],
    actor: { kind: 'staff', id: by.id, name: by.name },
    runId: null,
    modelVersion,
    changeId,
    reason: encryption.seal(reason, ledgerReasonField.place({ changeId })),
    at,
  }) as const satisfies Partial<LinkEvent>;
