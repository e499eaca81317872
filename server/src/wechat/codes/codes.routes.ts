import { Readable } from 'node:stream';
import type { Actor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { codesApi } from '@heyi/shared/wechat/codes.api';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import { serveDownload } from '../../http/serve-download.ts';
import type { Ports } from '../../ports/ports.ts';
import type { SceneCode } from '../code.model.ts';
import { arrivalsBy, countsOf } from './code-counts.ts';
import { canMakeCodes } from './codes.policy.ts';
import { presentCode, presentCodeDetail } from './codes.presenter.ts';
import {
  changeCode,
  countPermanent,
  findCode,
  listCodes,
  makeCode,
  renewCode,
} from './codes.service.ts';

export function codesRoutes(ports: Ports) {
  const { now } = ports;
  const router = new Router();
  const present = async (code: SceneCode, actor: Actor) =>
    presentCode(code, (await countsOf([code._id]))(code._id), actor, now());

  serve(router, codesApi.list, async ({ actor, query }) => {
    const { items, nextCursor } = await listCodes(actor, query);
    const counts = await countsOf(items.map(({ _id }) => _id));
    return {
      items: items.map((code) => presentCode(code, counts(code._id), actor, now())),
      nextCursor,
      permanent: await countPermanent(),
      can: { make: canMakeCodes(actor) },
    };
  });

  serve(router, codesApi.show, async ({ actor, params }) => {
    const code = await findCode(actor, params.id);
    return presentCodeDetail(await present(code, actor), await arrivalsBy(code._id));
  });

  serve(router, codesApi.make, async ({ actor, body, ...facts }) =>
    present(await makeCode(actor, body, { ports, occasion: occasionOf(facts, now()) }), actor),
  );

  serve(router, codesApi.change, async ({ actor, params, body, ...facts }) =>
    present(await changeCode(actor, params.id, body, occasionOf(facts, now())), actor),
  );

  serve(router, codesApi.renew, async ({ actor, params, ...facts }) => {
    const tools = { ports, occasion: occasionOf(facts, now()) };
    return present(await renewCode(actor, params.id, tools), actor);
  });

  serveDownload(router, codesApi.picture, async ({ actor, params }) => {
    const { picture, label, scene } = await findCode(actor, params.id);
    must(picture, 'code.no_picture');
    return {
      fileName: `${label} ${scene.replace(':', '-')}.png`,
      content: Readable.from([picture]),
    };
  });

  return router;
}
