import { staffApi } from '@heyi/shared/staff/staff.api';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import { changeOwnPassword } from './own-password.ts';
import { presentMe, presentStaff } from './staff.presenter.ts';
import {
  changeRoles,
  createStaff,
  disableStaff,
  enableStaff,
  findStaff,
  listStaff,
  resetPassword,
} from './staff.service.ts';
import { ownAccount } from './staff-accounts.ts';

export function staffRoutes({ now, fieldEncryption }: Ports) {
  const router = new Router();

  serve(router, staffApi.me, async ({ actor }) => presentMe(await ownAccount(actor), actor));

  serve(router, staffApi.changePassword, async ({ actor, body, requestId, address }) =>
    changeOwnPassword(actor, body, { at: now(), requestId, address }, fieldEncryption),
  );

  serve(router, staffApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listStaff(actor, query);
    return { items: items.map((staff) => presentStaff(staff, actor)), nextCursor };
  });

  serve(router, staffApi.create, async ({ actor, body, ...facts }) => {
    const { staff, initialPassword } = await createStaff(actor, body, occasionOf(facts, now()));
    return { staff: presentStaff(staff, actor), initialPassword };
  });

  serve(router, staffApi.show, async ({ actor, params }) =>
    presentStaff(await findStaff(actor, params.id), actor),
  );

  serve(router, staffApi.changeRoles, async ({ actor, params, body, ...facts }) =>
    presentStaff(await changeRoles(actor, params.id, body.roles, occasionOf(facts, now())), actor),
  );

  serve(router, staffApi.disable, async ({ actor, params, ...facts }) =>
    presentStaff(await disableStaff(actor, params.id, occasionOf(facts, now())), actor),
  );

  serve(router, staffApi.enable, async ({ actor, params, ...facts }) =>
    presentStaff(await enableStaff(actor, params.id, occasionOf(facts, now())), actor),
  );

  serve(router, staffApi.resetPassword, async ({ actor, params, ...facts }) => {
    const occasion = occasionOf(facts, now());
    const { staff, initialPassword } = await resetPassword(actor, params.id, occasion);
    return { staff: presentStaff(staff, actor), initialPassword };
  });

  return router;
}
