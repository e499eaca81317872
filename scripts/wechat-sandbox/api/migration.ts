import { need } from '../wechat-fault.ts';
import { openidOf } from '../world.ts';
import { type ApiEntry, listOf, textOf } from './api.ts';

const openidsACall = 100;
const openDays = 15;
const day = 86_400_000;

/**
 * Tells what the followers of an account that was given up are called in the new one. Only a look: asking again gives the
 * same. WeChat's documentation names the old account by its original id; developers report that some take the appid only.
 */
export const migrationApis: Record<string, ApiEntry> = {
  'cgi-bin/changeopenid': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app, body }) {
      const { world } = sandbox;
      const from = world.state.apps.find(
        ({ originalId, appid }) => originalId === body.from_appid || appid === body.from_appid,
      );
      need(from, 40013);
      const openids = listOf(body.openid_list);
      need(openids.length > 0, 63182);
      need(openids.length <= openidsACall, 40032);
      const migration = world.state.migrations.find(
        (each) => each.from === from.appid && each.to === app.appid,
      );
      need(migration && world.now() < migration.confirmedAt + openDays * day, 63178);
      return {
        errcode: 0,
        errmsg: 'ok',
        result_list: openids.map((ori_openid) => {
          const old = world.user(from.appid, textOf(ori_openid));
          const moved = old && world.user(app.appid, openidOf(app.appid, old.personId));
          return old?.subscribed && moved?.subscribed
            ? { ori_openid, new_openid: moved.openid, err_msg: 'ok' }
            : { ori_openid, err_msg: 'ori_openid error' };
        }),
      };
    },
  },
};
