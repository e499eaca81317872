import { AppError, type ErrorCode, type ErrorEnvelope, errorStatus } from '@heyi/shared/errors';
import type { Context, Middleware } from './context.ts';
import { messages } from './error-messages.ts';

/** The one place where errors become HTTP. What is not an AppError is our bug or the network's: logged, and the client learns only the request id. */
export const errors = (): Middleware => async (ctx, next) => {
  try {
    await next();
    const code = unanswered(ctx);
    if (code) answer(ctx, new AppError(code));
  } catch (error) {
    answer(ctx, known(ctx, error));
  }
};

function unanswered(ctx: Context): ErrorCode | null {
  if (ctx.body) return null;
  if (ctx.status === 404) return 'http.not_found';
  return ctx.status === 405 || ctx.status === 501 ? 'http.method_not_allowed' : null;
}

function known(ctx: Context, error: unknown): AppError {
  if (error instanceof AppError) {
    if (errorStatus[error.code] >= 500) ctx.state.log.error({ err: error }, error.code);
    return error;
  }
  const code = clientFault(error);
  if (code) return new AppError(code, undefined, { cause: error });
  ctx.state.log.error({ err: error }, 'request failed');
  return new AppError('server.failed');
}

const codeByStatus: Record<number, ErrorCode> = {
  400: 'input.malformed',
  403: 'http.not_found',
  404: 'http.not_found',
  408: 'http.timed_out',
  413: 'input.too_large',
  415: 'input.unsupported_media',
};

// Libraries below us (body and path reading) mark the client's faults with a 4xx status.
function clientFault(error: unknown): ErrorCode | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? codeByStatus[status] : undefined;
}

function answer(ctx: Context, { code, details }: AppError) {
  const status = errorStatus[code];
  const seconds = (details as { retryAfterSeconds?: unknown } | undefined)?.retryAfterSeconds;
  if (typeof seconds === 'number') ctx.set('retry-after', String(seconds));
  if (status === 401) ctx.set('www-authenticate', 'Bearer');
  // The rest of a request that was refused half-way is not worth reading.
  if (!ctx.req.complete) ctx.set('connection', 'close');
  ctx.remove('content-disposition');
  ctx.set('cache-control', 'no-store');
  const envelope: ErrorEnvelope = {
    error: {
      code,
      message: messages[code],
      requestId: ctx.state.requestId,
      ...(details === undefined ? {} : { details }),
    },
  };
  ctx.status = status;
  ctx.type = 'application/json; charset=utf-8';
  ctx.body = JSON.stringify(envelope);
}
