import { randomBytes } from 'node:crypto';
import { need } from '../wechat-fault.ts';
import { type ApiEntry, textOf } from './api.ts';

const longestTemporary = 2_592_000;
const defaultTemporary = 60;
const longestScene = 64;
const permanentCodes = 100_000;

export const sceneCodeApis: Record<string, ApiEntry> = {
  'cgi-bin/qrcode/create': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app, body }) {
      const { state, now } = sandbox.world;
      const action = textOf(body.action_name);
      const isPermanent = /^QR_LIMIT_(STR_)?SCENE$/.test(action);
      need(isPermanent || /^QR_(STR_)?SCENE$/.test(action), 47001);
      const given = (body.action_info as { scene?: Record<string, unknown> } | undefined)?.scene;
      const scene = action.includes('STR')
        ? textOf(given?.scene_str)
        : String(Number(given?.scene_id) || '');
      need(scene.length > 0 && scene.length <= longestScene, 47001, 'scene');
      const own = state.sceneCodes.filter(({ appid }) => appid === app.appid);
      const permanent = own.filter(({ expiresAt }) => expiresAt === null);
      need(!isPermanent || permanent.length < permanentCodes, 45029);
      const seconds = Number(body.expire_seconds ?? defaultTemporary);
      need(isPermanent || (seconds > 0 && seconds <= longestTemporary), 47001, 'expire_seconds');
      const ticket = randomBytes(48).toString('base64url');
      const expiresAt = isPermanent ? null : now() + seconds * 1000;
      state.sceneCodes.push({ appid: app.appid, ticket, scene, expiresAt });
      const url = `http://weixin.qq.com/q/${ticket.slice(0, 22)}`;
      return { ticket, url, ...(isPermanent ? {} : { expire_seconds: seconds }) };
    },
  },
};
