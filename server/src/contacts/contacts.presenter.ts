import type { ContactView } from '@heyi/shared/contacts/contacts.schema';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { Contact } from './contact.model.ts';
import { contactTextField } from './contact-text.ts';

export const presentContact = (contact: Contact, encryption: FieldEncryption): ContactView => ({
  id: contact._id.toHexString(),
  at: contact.at.toISOString(),
  source: contact.source,
  direction: contact.direction,
  kind: contact.kind,
  outcome: contact.outcome,
  text:
    contact.text &&
    maskNumbers(encryption.open<string>(contact.text, contactTextField.place(contact))),
});

/** Numbers of a person or a card that somebody wrote into a text: seven digits and more. */
const maskNumbers = (text: string) =>
  text.replace(/\d{3,}[\dXx]{4,}/g, (number) => `${number.slice(0, 3)}****${number.slice(-4)}`);
