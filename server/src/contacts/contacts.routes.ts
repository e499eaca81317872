import { contactsApi } from '@heyi/shared/contacts/contacts.api';
import Router from '@koa/router';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { presentContact } from './contacts.presenter.ts';
import { listContacts } from './contacts.service.ts';

export function contactsRoutes({ fieldEncryption }: Ports) {
  const router = new Router();

  serve(router, contactsApi.list, async ({ actor, params, query }) => {
    const { items, nextCursor } = await listContacts(actor, params.id, query);
    return { items: items.map((each) => presentContact(each, fieldEncryption)), nextCursor };
  });

  return router;
}
