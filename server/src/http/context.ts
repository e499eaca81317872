import type { Actor } from '@heyi/shared/actor';
import type Koa from 'koa';
import type { Logger } from 'pino';

/** What the HTTP layer needs from the modules that it does not know. */
export interface HttpServices {
  /** Throws `auth.required`, `auth.expired` or `auth.session_ended` for a token that is not good. */
  actorFor(token: string): Promise<Actor>;
  /** Throws `http.rate_limited`. */
  limitAccount(actor: Actor): Promise<void>;
  /** Where files lie while they arrive. */
  uploadDirectory: string;
}

export interface HttpState {
  requestId: string;
  log: Logger;
  services: HttpServices;
  /** Set once the endpoint has checked who is asking. */
  actor?: Actor;
}

export type Middleware = Koa.Middleware<HttpState>;
export type Context = Koa.ParameterizedContext<HttpState>;
