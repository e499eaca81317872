import {
  type ContactDirection,
  type ContactKind,
  type ContactOutcome,
  contactDirections,
  contactKinds,
  contactOutcomes,
} from '@heyi/shared/contacts/contacts.schema';
import { type AccountSource, accountSources } from '@heyi/shared/identity/account-field';
import { model, Schema, type Types } from 'mongoose';

/** One contact with a customer, by whatever way. */
export interface Contact {
  _id: Types.ObjectId;
  accountId: Types.ObjectId;
  customerId: Types.ObjectId | null;
  source: AccountSource;
  direction: ContactDirection;
  kind: ContactKind;
  outcome: ContactOutcome | null;
  /** Sealed: what was written. */
  text: Buffer | null;
  at: Date;
  /** What it was recorded from: told twice, it is one contact. */
  origin: string;
}

const contactSchema = new Schema<Contact>(
  {
    accountId: { type: Schema.Types.ObjectId, required: true },
    customerId: { type: Schema.Types.ObjectId, default: null },
    source: { type: String, required: true, enum: accountSources },
    direction: { type: String, required: true, enum: contactDirections },
    kind: { type: String, required: true, enum: contactKinds },
    outcome: { type: String, enum: [...contactOutcomes, null], default: null },
    text: { type: Buffer, default: null },
    at: { type: Date, required: true },
    origin: { type: String, required: true },
  },
  { collection: 'contacts', versionKey: false },
);
contactSchema.index({ accountId: 1 });
contactSchema.index({ customerId: 1, _id: -1 });
contactSchema.index({ origin: 1 }, { unique: true });

export const ContactModel = model<Contact>('Contact', contactSchema);
