import type { Actor, CoreSystemActor } from '@heyi/shared/actor';
import type Koa from 'koa';
import type { Logger } from 'pino';

/** A request that carries a signature instead of a token. */
export interface SignedRequest {
  method: string;
  /** With its query. */
  path: string;
  /** The header `Authorization`. */
  authorization: string;
}

export interface SignedBy {
  actor: CoreSystemActor;
  /** SHA-256, in hex, of the only body that the request may have. */
  contentHash: string;
}

/** What the HTTP layer needs from the modules that it does not know. */
export interface HttpServices {
  /** Throws `auth.required`, `auth.expired` or `auth.session_ended` for a token that is not good. */
  actorFor(token: string): Promise<Actor>;
  /** Throws `auth.not_signed`, `auth.clock_skew` or `auth.replayed` for a signature that is not good. */
  coreSystemFor(request: SignedRequest): Promise<SignedBy>;
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
  /** Of a signed request: what its body must hash to. */
  contentHash?: string;
}

export type Middleware = Koa.Middleware<HttpState>;
export type Context = Koa.ParameterizedContext<HttpState>;
