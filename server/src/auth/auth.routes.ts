import { authApi } from '@heyi/shared/auth/auth.api';
import { apiPrefix } from '@heyi/shared/endpoint';
import Router from '@koa/router';
import { occasionOf } from '../audit/occasion.ts';
import type { OwnCookies } from '../http/cookies.ts';
import { serve } from '../http/serve.ts';
import type { Ports } from '../ports/ports.ts';
import {
  presentAccessToken,
  presentAppTokens,
  presentCustomerSignedIn,
  presentSession,
  presentSignedIn,
} from './auth.presenter.ts';
import {
  endAllSessions,
  endOwnSession,
  listSessions,
  refreshTokens,
  signOut,
} from './auth.service.ts';
import { changeHat } from './hats.ts';
import { signInStaff } from './sign-in.ts';
import type { Tokens } from './tokens.ts';
import { signInByWechat } from './wechat-sign-in.ts';

/** Holds a staff member's refresh token; sent to these routes only. */
const cookie = 'heyi_refresh';
const path = `${apiPrefix}/auth`;

export function authRoutes(ports: Ports, tokenSecret: string) {
  const { now, fieldEncryption } = ports;
  const router = new Router();
  const secrets = { tokenSecret, fieldEncryption };

  const keep = (cookies: OwnCookies, { refreshToken, until }: Tokens) =>
    cookies.set(cookie, refreshToken, { path, expires: until });

  serve(router, authApi.signInStaff, async ({ body, cookies, device, ...facts }) => {
    const { requestId, address } = facts;
    const origin = { at: now(), requestId, address, device };
    const signedIn = await signInStaff(body, cookies.get(cookie), origin, secrets);
    keep(cookies, signedIn.tokens);
    return presentSignedIn(signedIn);
  });

  serve(router, authApi.signInByWechat, async ({ body, device, requestId, address }) => {
    const origin = { at: now(), requestId, address, device };
    return presentCustomerSignedIn(await signInByWechat(body, origin, { ...ports, tokenSecret }));
  });

  serve(router, authApi.changeHat, async ({ actor, body, device, requestId, address }) => {
    const origin = { at: now(), requestId, address, device };
    return presentAppTokens(await changeHat(actor, body, origin, { tokenSecret }));
  });

  serve(router, authApi.refreshApp, async ({ body, ...facts }) => {
    const occasion = occasionOf(facts, now());
    return presentAppTokens(
      await refreshTokens(body.refreshToken, ['customer', 'agent'], occasion, secrets),
    );
  });

  serve(router, authApi.refresh, async ({ cookies, ...facts }) => {
    const occasion = occasionOf(facts, now());
    const tokens = await refreshTokens(cookies.get(cookie), ['staff'], occasion, secrets);
    keep(cookies, tokens);
    return presentAccessToken(tokens);
  });

  serve(router, authApi.signOut, async ({ actor, cookies, ...facts }) => {
    await signOut(actor, cookies.get(cookie), occasionOf(facts, now()));
    cookies.clear(cookie, { path });
  });

  serve(router, authApi.listSessions, async ({ actor }) => {
    const sessions = await listSessions(actor, now());
    return { items: sessions.map((session) => presentSession(session, actor)) };
  });

  serve(router, authApi.endAllSessions, async ({ actor, cookies, ...facts }) => {
    await endAllSessions(actor, occasionOf(facts, now()));
    cookies.clear(cookie, { path });
  });

  serve(router, authApi.endSession, async ({ actor, params, ...facts }) =>
    endOwnSession(actor, params.id, occasionOf(facts, now())),
  );

  return router;
}
