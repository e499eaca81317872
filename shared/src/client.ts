import type * as z from 'zod';
import {
  type AnyEndpoint,
  apiPrefix,
  type Download,
  type Endpoint,
  type InputOf,
  type Upload,
} from './endpoint.ts';
import { type ErrorCode, ErrorEnvelope, errorStatus } from './errors.ts';

/** What a transport is asked to send; `url` starts with `/` and holds the query. */
export interface WireRequest<FileHandle> {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** JSON text, or a file (part `file`) with text fields to go as multipart/form-data. */
  payload?:
    | { kind: 'json'; text: string }
    | { kind: 'multipart'; file: FileHandle; fields: Record<string, string> };
  /** `file`: hand over a success as the transport keeps files (a Blob, a temporary path). */
  expects: 'json' | 'file';
}

/** `body` is parsed JSON (or text that is not JSON), or for `expects: 'file'` and success the file. */
export interface WireAnswer {
  status: number;
  body: unknown;
}

/** Moves one request: over fetch, `Taro.request`, or supertest. Rejects only when no answer came. */
export type Transport<FileHandle> = (request: WireRequest<FileHandle>) => Promise<WireAnswer>;

export interface ClientOptions<FileHandle> {
  transport: Transport<FileHandle>;
  /** The access token to send, if signed in. */
  token?: () => string | null;
  /** Fetches a fresh access token after `auth.expired`; calls that fail meanwhile wait for the same one. */
  renew?: () => Promise<string | null>;
}

/** A call that did not succeed: `message` is Chinese and fit to be shown. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: ErrorCode | 'client.offline' | 'client.bad_answer';
  readonly status: number;
  readonly requestId: string | null;
  readonly details: unknown;

  constructor(
    failure: Pick<ApiError, 'code' | 'message' | 'status'> & {
      requestId?: string;
      details?: unknown;
    },
    options?: ErrorOptions,
  ) {
    super(failure.message, options);
    this.code = failure.code;
    this.status = failure.status;
    this.requestId = failure.requestId ?? null;
    this.details = failure.details;
  }
}

type Part<Name extends string, S extends z.ZodType | undefined> = S extends z.ZodType
  ? undefined extends z.input<S>
    ? { [K in Name]?: InputOf<S> }
    : Record<never, never> extends z.input<S>
      ? { [K in Name]?: InputOf<S> }
      : { [K in Name]: InputOf<S> }
  : unknown;

type Input<E extends AnyEndpoint, FileHandle> = Part<'params', E['params']> &
  Part<'query', E['query']> &
  (E extends { body: infer B extends z.ZodType } ? Part<'body', B> : unknown) &
  (E extends Upload ? { file: FileHandle } : unknown);

type Answer<E extends AnyEndpoint, FileHandle> = E extends Download
  ? FileHandle
  : E extends Endpoint | Upload
    ? E['response'] extends z.ZodType
      ? z.output<E['response']>
      : undefined
    : never;

type Arguments<I> = Record<never, never> extends I ? [input?: I] : [input: I];

/** Turns endpoints into typed calls over whatever transport the app has: `await call(staffApi.show, { params: { id } })`. */
export function createClient<FileHandle = Blob>(options: ClientOptions<FileHandle>) {
  let renewal: Promise<string | null> | undefined;

  const freshToken = () => {
    renewal ??= (options.renew?.() ?? Promise.resolve(null)).finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  return async function call<E extends AnyEndpoint>(
    endpoint: E,
    ...[input]: Arguments<Input<E, FileHandle>>
  ): Promise<Answer<E, FileHandle>> {
    const request = toRequest<FileHandle>(endpoint, (input ?? {}) as LooseInput<FileHandle>);
    try {
      return read<E, FileHandle>(endpoint, await send(options, request, options.token?.() ?? null));
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'auth.expired')) throw error;
      const token = await freshToken();
      if (!token) throw error;
      return read<E, FileHandle>(endpoint, await send(options, request, token));
    }
  };
}

interface LooseInput<FileHandle> {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: Record<string, unknown>;
  file?: FileHandle;
}

function toRequest<FileHandle>(
  endpoint: AnyEndpoint,
  { params = {}, query = {}, body, file }: LooseInput<FileHandle>,
): WireRequest<FileHandle> {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const request: WireRequest<FileHandle> = {
    method: endpoint.method,
    url: `${apiPrefix}${path}${toQuery(query)}`,
    headers: {},
    expects: endpoint.kind === 'download' ? 'file' : 'json',
  };
  if (file !== undefined) {
    const fields = Object.fromEntries(present(body ?? {}));
    return { ...request, payload: { kind: 'multipart', file, fields } };
  }
  return body === undefined
    ? request
    : { ...request, payload: { kind: 'json', text: JSON.stringify(body) } };
}

const present = (values: Record<string, unknown>): [string, string][] =>
  Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );

function toQuery(query: Record<string, unknown>) {
  const pairs = present(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

async function send<FileHandle>(
  { transport }: ClientOptions<FileHandle>,
  request: WireRequest<FileHandle>,
  token: string | null,
): Promise<WireAnswer> {
  const headers = token
    ? { ...request.headers, authorization: `Bearer ${token}` }
    : request.headers;
  try {
    return await transport({ ...request, headers });
  } catch (cause) {
    const message = '网络不通，请检查网络后再试。';
    throw new ApiError({ code: 'client.offline', message, status: 0 }, { cause });
  }
}

function read<E extends AnyEndpoint, FileHandle>(
  endpoint: E,
  { status, body }: WireAnswer,
): Answer<E, FileHandle> {
  if (status !== endpoint.status) throw failure(status, body);
  if (endpoint.kind === 'download') return body as Answer<E, FileHandle>;
  if (!endpoint.response) return undefined as Answer<E, FileHandle>;
  const parsed = endpoint.response.safeParse(body);
  if (!parsed.success) throw notUnderstood(status, parsed.error);
  return parsed.data as Answer<E, FileHandle>;
}

function failure(status: number, body: unknown): ApiError {
  const parsed = ErrorEnvelope.safeParse(body);
  if (!parsed.success) return notUnderstood(status, parsed.error);
  const { code, message, requestId, details } = parsed.data.error;
  if (!isErrorCode(code))
    return new ApiError({ code: 'client.bad_answer', message, status, requestId, details });
  return new ApiError({ code, message, status, requestId, details });
}

const isErrorCode = (code: string): code is ErrorCode => code in errorStatus;

const notUnderstood = (status: number, cause: unknown) =>
  new ApiError(
    {
      code: 'client.bad_answer',
      message: '服务器的回答无法识别，请更新到最新版本后再试。',
      status,
    },
    { cause },
  );
