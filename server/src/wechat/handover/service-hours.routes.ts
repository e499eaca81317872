import { serviceHoursApi } from '@heyi/shared/wechat/service-hours.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import { canEditReplies } from '../replies/replies.policy.ts';
import { saveServiceHours, showServiceHours } from './service-hours.service.ts';

export function serviceHoursRoutes({ now }: Ports) {
  const router = new Router();

  serve(router, serviceHoursApi.show, async ({ actor, params }) => ({
    hours: await showServiceHours(actor, params.id),
    can: { edit: canEditReplies(actor) },
  }));

  serve(router, serviceHoursApi.save, async ({ actor, params, body, ...facts }) => ({
    hours: await saveServiceHours(actor, params.id, body.hours, occasionOf(facts, now())),
  }));

  return router;
}
