import { randomBytes } from 'node:crypto';
import { need } from '../wechat-fault.ts';
import { openidOf, unionidOf } from '../world.ts';
import { type ApiEntry, textOf } from './api.ts';
import { codePicture } from './code-picture.ts';

const sceneShape = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;
const pictureWidth = 430;
const longestChecked = 2500;
const riskyWords = /违禁|赌博|代开发票/;
const doubtfulWords = /加微信|刷单/;
/** Texts are checked of people who were here within two hours. */
const visitIsGoodMs = 2 * 3_600_000;

function verdictOn(content: string) {
  if (riskyWords.test(content)) return { suggest: 'risky', label: 20006 };
  return doubtfulWords.test(content)
    ? { suggest: 'review', label: 20006 }
    : { suggest: 'pass', label: 100 };
}

export const miniProgramApis: Record<string, ApiEntry> = {
  'sns/jscode2session': {
    method: 'GET',
    credentials: 'secret',
    run({ sandbox, app, query }) {
      const personId = sandbox.loginCodes.redeem(app.appid, query.js_code);
      const user = sandbox.world.meet(app, personId);
      user.visitedAt = sandbox.world.now();
      const { openid } = user;
      const unionid = unionidOf(app, sandbox.world.person(personId) ?? { id: personId });
      const session_key = randomBytes(16).toString('base64');
      return { openid, session_key, ...(unionid ? { unionid } : {}) };
    },
  },
  'wxa/business/getuserphonenumber': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app, body }) {
      const person = sandbox.world.person(sandbox.phoneCodes.redeem(app.appid, body.code));
      need(person, 40029);
      need(!body.openid || body.openid === openidOf(app.appid, person.id), 40003);
      const timestamp = Math.floor(sandbox.world.now() / 1000);
      return {
        errcode: 0,
        errmsg: 'ok',
        phone_info: {
          phoneNumber: person.mobile,
          purePhoneNumber: person.mobile,
          countryCode: '86',
          watermark: { timestamp, appid: app.appid },
        },
      };
    },
  },
  'wxa/getwxacodeunlimit': {
    method: 'POST',
    credentials: 'token',
    run({ body }) {
      const scene = textOf(body.scene);
      const page = textOf(body.page);
      need(sceneShape.test(scene), 40169);
      need(!page.startsWith('/') && !page.includes('?'), 41030);
      return codePicture(pictureWidth);
    },
  },
  'wxa/msg_sec_check': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app, body }) {
      const content = textOf(body.content);
      need(content.length > 0 && content.length <= longestChecked, 47001);
      need(body.version === 2 && [1, 2, 3, 4].includes(Number(body.scene)), 47001);
      const user = sandbox.world.user(app.appid, textOf(body.openid));
      need(user, 40003);
      need((user.visitedAt ?? 0) > sandbox.world.now() - visitIsGoodMs, 61010);
      const result = verdictOn(content);
      return { errcode: 0, errmsg: 'ok', result, trace_id: randomBytes(8).toString('hex') };
    },
  },
};
