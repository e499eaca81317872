import type { Actor } from '@heyi/shared/actor';
import { repliesApi } from '@heyi/shared/wechat/replies.api';
import type { ReplyRuleView } from '@heyi/shared/wechat/replies.schema';
import Router from '@koa/router';
import { occasionOf } from '../../audit/occasion.ts';
import { serve } from '../../http/serve.ts';
import type { Ports } from '../../ports/ports.ts';
import type { ReplyRule } from '../reply-rule.model.ts';
import { canEditReplies } from './replies.policy.ts';
import { addReply, changeReply, deleteReply, listReplies } from './replies.service.ts';

export function repliesRoutes({ now }: Ports) {
  const router = new Router();

  serve(router, repliesApi.list, async ({ actor }) => ({
    items: (await listReplies(actor)).map((rule) => presentReply(rule, actor)),
    can: { edit: canEditReplies(actor) },
  }));

  serve(router, repliesApi.add, async ({ actor, body, ...facts }) =>
    presentReply(await addReply(actor, body, occasionOf(facts, now())), actor),
  );

  serve(router, repliesApi.change, async ({ actor, params, body, ...facts }) =>
    presentReply(await changeReply(actor, params.id, body, occasionOf(facts, now())), actor),
  );

  serve(router, repliesApi.delete, async ({ actor, params, ...facts }) =>
    deleteReply(actor, params.id, occasionOf(facts, now())),
  );

  return router;
}

const presentReply = (rule: ReplyRule, actor: Actor): ReplyRuleView => ({
  id: rule._id.toHexString(),
  appid: rule.appid,
  on: rule.on,
  match: rule.match,
  text: rule.text,
  can: { edit: canEditReplies(actor) },
});
