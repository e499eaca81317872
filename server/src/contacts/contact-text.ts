import { sealedField } from '../database/sealed-field.ts';
import type { Contact } from './contact.model.ts';

export const contactTextField = sealedField<Pick<Contact, 'origin'>>(
  'contacts',
  'text',
  ['origin'],
  ({ origin }) => `contact:${origin}`,
);
