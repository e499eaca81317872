import type { Actor, CustomerActor } from '@heyi/shared/actor';
import { consentsApi } from '@heyi/shared/consents/consents.api';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { answersOf } from './consent-answers.ts';
import {
  addConsentText,
  changeConsentText,
  currentTexts,
  listConsentTexts,
  publishConsentText,
  type StoredConsentText,
} from './consent-texts.service.ts';
import {
  presentAnswer,
  presentStanding,
  presentText,
  presentTextVersion,
} from './consents.presenter.ts';
import { giveConsent, ownConsents, withdrawConsent } from './consents.service.ts';

export function consentsRoutes(ports: Ports) {
  const { now } = ports;
  const router = new Router();
  const present = async (text: StoredConsentText, actor: Actor) =>
    presentTextVersion(text, await currentTexts(), actor);
  const presentOwn = async (actor: CustomerActor) => {
    const [own, texts] = await Promise.all([ownConsents(actor, ports), currentTexts()]);
    return { items: own.map((standing) => presentStanding(standing, texts)) };
  };

  serve(router, consentsApi.currentTexts, async () => {
    const texts = await currentTexts();
    return { items: [...texts.values()].map(({ text }) => presentText(text)) };
  });

  serve(router, consentsApi.listTexts, async ({ actor }) => {
    const [versions, texts] = await Promise.all([listConsentTexts(actor), currentTexts()]);
    return { items: versions.map((text) => presentTextVersion(text, texts, actor)) };
  });

  serve(router, consentsApi.addText, async ({ actor, body, ...facts }) =>
    present(await addConsentText(actor, body, occasionOf(facts, now())), actor),
  );

  serve(router, consentsApi.changeText, async ({ actor, params, body, ...facts }) =>
    present(await changeConsentText(actor, params.id, body, occasionOf(facts, now())), actor),
  );

  serve(router, consentsApi.publishText, async ({ actor, params, ...facts }) =>
    present(await publishConsentText(actor, params.id, occasionOf(facts, now())), actor),
  );

  serve(router, consentsApi.mine, async ({ actor }) => presentOwn(actor));

  serve(router, consentsApi.give, async ({ actor, body, ...facts }) => {
    await giveConsent(actor, body, occasionOf(facts, now()), ports);
    return presentOwn(actor);
  });

  serve(router, consentsApi.withdraw, async ({ actor, params, ...facts }) => {
    await withdrawConsent(actor, params.purpose, occasionOf(facts, now()), ports);
    return presentOwn(actor);
  });

  serve(router, consentsApi.history, async ({ actor }) => ({
    items: (await answersOf(actor)).map(presentAnswer),
  }));

  return router;
}
