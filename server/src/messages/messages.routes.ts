import { inboxApi } from '@heyi/shared/messages/inbox.api';
import { messagesApi } from '@heyi/shared/messages/messages.api';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { agree, ownTemplates } from './agreements.service.ts';
import { countUnread, listInbox, markAllRead, markRead } from './inbox.service.ts';
import {
  presentInboxMessage,
  presentMessage,
  presentSetup,
  presentTemplate,
} from './messages.presenter.ts';
import { cancelMessage, listMessages, retryMessage } from './outbox.service.ts';
import {
  deleteTemplate,
  messageSetup,
  saveMessageSettings,
  saveTemplate,
} from './templates.service.ts';

export function messagesRoutes({ now, fieldEncryption }: Ports) {
  const router = new Router();

  serve(router, messagesApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listMessages(actor, query);
    return {
      items: items.map((message) => presentMessage(message, actor, fieldEncryption)),
      nextCursor,
    };
  });

  serve(router, messagesApi.retry, async ({ actor, params, ...facts }) =>
    presentMessage(
      await retryMessage(actor, params.id, occasionOf(facts, now())),
      actor,
      fieldEncryption,
    ),
  );

  serve(router, messagesApi.cancel, async ({ actor, params, ...facts }) =>
    presentMessage(
      await cancelMessage(actor, params.id, occasionOf(facts, now())),
      actor,
      fieldEncryption,
    ),
  );

  serve(router, messagesApi.setup, async ({ actor }) =>
    presentSetup(await messageSetup(actor), actor),
  );

  serve(router, messagesApi.saveTemplate, async ({ actor, body, ...facts }) =>
    presentTemplate(await saveTemplate(actor, body, occasionOf(facts, now()))),
  );

  serve(router, messagesApi.deleteTemplate, ({ actor, params, ...facts }) =>
    deleteTemplate(actor, params.id, occasionOf(facts, now())),
  );

  serve(router, messagesApi.saveSettings, ({ actor, body, ...facts }) =>
    saveMessageSettings(actor, body, occasionOf(facts, now())),
  );

  return router;
}

export function inboxRoutes({ now, fieldEncryption }: Ports) {
  const router = new Router();

  serve(router, inboxApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listInbox(actor, query, now());
    return {
      items: items.map((message) => presentInboxMessage(message, fieldEncryption)),
      nextCursor,
    };
  });

  serve(router, inboxApi.unread, ({ actor }) => countUnread(actor, now()));

  serve(router, inboxApi.readAll, ({ actor }) => markAllRead(actor, now()));

  serve(router, inboxApi.read, async ({ actor, params }) =>
    presentInboxMessage(await markRead(actor, params.id, now()), fieldEncryption),
  );

  serve(router, inboxApi.templates, async ({ actor }) => ({ items: await ownTemplates(actor) }));

  serve(router, inboxApi.agree, async ({ actor, body }) => ({
    items: await agree(actor, body, now()),
  }));

  return router;
}
