import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import { ContactView } from './contacts.schema.ts';

export const contactsApi = {
  list: endpoint('GET', '/customers/:id/contacts', {
    summary: '客户的联络记录，新的在前',
    audience: 'staff',
    params: ById,
    query: Page,
    response: PageOf(ContactView),
  }),
};
