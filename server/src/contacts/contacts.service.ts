import type { Actor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Page, PageOf } from '@heyi/shared/paging';
import { mongo } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { pageById } from '../database/page-by-id.ts';
import { inTransaction } from '../database/transaction.ts';
import { heldCustomerOf } from '../identity/customer-of-account.ts';
import { findCustomer } from '../identity/identity.service.ts';
import { type Contact, ContactModel } from './contact.model.ts';
import { contactTextField } from './contact-text.ts';
import { canSeeContacts } from './contacts.policy.ts';

export type NewContact = Omit<Contact, '_id' | 'customerId' | 'text'> & { text: string | null };

/** Keeps a contact with whoever the account belongs to; one that is kept already stays as it is. */
export async function recordContact(
  { text, ...contact }: NewContact,
  encryption: FieldEncryption,
): Promise<void> {
  const sealed = text === null ? null : encryption.seal(text, contactTextField.place(contact));
  try {
    await inTransaction(async (session) => {
      const customerId = await heldCustomerOf(contact.accountId, session);
      await ContactModel.create([{ ...contact, customerId, text: sealed }], { session });
    });
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
  }
}

/** A customer's contacts, newest first. */
export async function listContacts(
  actor: Actor,
  customerId: string,
  page: Page,
): Promise<PageOf<Contact>> {
  must(canSeeContacts(actor), 'auth.forbidden');
  const { customer } = await findCustomer(actor, customerId);
  return pageById(ContactModel, { customerId: customer._id }, page);
}
