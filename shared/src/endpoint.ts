import type * as z from 'zod';
import type { Audience } from './actor.ts';

/** Where the server mounts the contract. */
export const apiPrefix = '/api';

/** No PATCH: WeChat's `wx.request` cannot send it. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Absent where an endpoint takes or gives nothing. */
export type MaybeSchema = z.ZodType | undefined;

interface Shape<A extends Audience, P extends MaybeSchema, Q extends MaybeSchema> {
  /** One sentence in Chinese for the API documentation. */
  summary: string;
  audience: A | readonly A[];
  params?: P;
  query?: Q;
}

interface Base<
  A extends Audience = Audience,
  P extends MaybeSchema = MaybeSchema,
  Q extends MaybeSchema = MaybeSchema,
> {
  method: Method;
  path: string;
  summary: string;
  audiences: readonly A[];
  params: P;
  query: Q;
  /** Status of a success. */
  status: number;
}

/** A call with JSON in and JSON out; without `response` it answers 204. */
export interface Endpoint<
  A extends Audience = Audience,
  P extends MaybeSchema = MaybeSchema,
  Q extends MaybeSchema = MaybeSchema,
  B extends MaybeSchema = MaybeSchema,
  R extends MaybeSchema = MaybeSchema,
> extends Base<A, P, Q> {
  kind: 'json';
  body: B;
  response: R;
}

/** One file (part `file`) with optional text fields as multipart/form-data in, JSON out. */
export interface Upload<
  A extends Audience = Audience,
  P extends MaybeSchema = MaybeSchema,
  Q extends MaybeSchema = MaybeSchema,
  B extends MaybeSchema = MaybeSchema,
  R extends z.ZodType = z.ZodType,
> extends Base<A, P, Q> {
  kind: 'upload';
  /** The text fields beside the file: every value arrives as a string. */
  body: B;
  response: R;
  maxBytes: number;
}

/** A file out, streamed; what takes a body (why it is wanted) is a POST. */
export interface Download<
  A extends Audience = Audience,
  P extends MaybeSchema = MaybeSchema,
  Q extends MaybeSchema = MaybeSchema,
  B extends MaybeSchema = MaybeSchema,
> extends Base<A, P, Q> {
  kind: 'download';
  body: B;
  mediaType: string;
}

export type AnyEndpoint = Endpoint | Upload | Download;

const listed = <A extends Audience>(audience: A | readonly A[]): readonly A[] =>
  typeof audience === 'string' ? [audience] : audience;

/** Declares a JSON call. Input schemas must be strict objects; response schemas plain ones, so that newer servers suit older clients. */
export const endpoint = <
  const A extends Audience,
  P extends MaybeSchema = undefined,
  Q extends MaybeSchema = undefined,
  B extends MaybeSchema = undefined,
  R extends MaybeSchema = undefined,
>(
  method: Method,
  path: string,
  shape: Shape<A, P, Q> & { body?: B; response?: R; status?: 200 | 201 | 202 },
): Endpoint<A, P, Q, B, R> => ({
  kind: 'json',
  method,
  path,
  summary: shape.summary,
  audiences: listed(shape.audience),
  params: shape.params as P,
  query: shape.query as Q,
  body: shape.body as B,
  response: shape.response as R,
  status: shape.response ? (shape.status ?? 200) : 204,
});

/** Declares a call that takes one file of at most `maxBytes` bytes. */
export const upload = <
  const A extends Audience,
  R extends z.ZodType,
  P extends MaybeSchema = undefined,
  Q extends MaybeSchema = undefined,
  B extends MaybeSchema = undefined,
>(
  path: string,
  shape: Shape<A, P, Q> & { maxBytes: number; body?: B; response: R; status?: 200 | 201 | 202 },
): Upload<A, P, Q, B, R> => ({
  kind: 'upload',
  method: 'POST',
  path,
  summary: shape.summary,
  audiences: listed(shape.audience),
  params: shape.params as P,
  query: shape.query as Q,
  body: shape.body as B,
  response: shape.response,
  maxBytes: shape.maxBytes,
  status: shape.status ?? 201,
});

/** Declares a call that answers with a file. */
export const download = <
  const A extends Audience,
  P extends MaybeSchema = undefined,
  Q extends MaybeSchema = undefined,
  B extends MaybeSchema = undefined,
>(
  path: string,
  shape: Shape<A, P, Q> & { mediaType: string; body?: B },
): Download<A, P, Q, B> => ({
  kind: 'download',
  method: shape.body ? 'POST' : 'GET',
  path,
  summary: shape.summary,
  audiences: listed(shape.audience),
  params: shape.params as P,
  query: shape.query as Q,
  body: shape.body as B,
  mediaType: shape.mediaType,
  status: 200,
});

export type InputOf<S extends MaybeSchema> = S extends z.ZodType ? z.input<S> : undefined;
export type OutputOf<S extends MaybeSchema> = S extends z.ZodType ? z.output<S> : undefined;
