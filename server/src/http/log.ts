import {
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
  stdSerializers,
} from 'pino';
import type { Middleware } from './context.ts';

// Names of fields whose values never go into a log, wherever they stand in the first three levels.
const secret = [
  'authorization',
  'cookie',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'name',
  'givenName',
  'surname',
  'mobile',
  'phone',
  'documentNumber',
  'address',
  'email',
  'openid',
  'unionid',
];

const paths = secret.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Takes out what looks like personal data: runs of six or more digits (phones, ID numbers), e-mail addresses, quoted values. */
export const scrub = (text: string): string =>
  text
    .replace(/\d{6,}[\dXx]?/g, '[number]')
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[email]')
    .replace(/dup key: \{.*\}/g, 'dup key: [values]');

function serializeError(error: Error): object {
  const { type, message, stack, code, cause } = stdSerializers.errWithCause(error) as {
    type: string;
    message: string;
    stack: string;
    code?: unknown;
    cause?: unknown;
  };
  return {
    type,
    message: scrub(message),
    stack: scrub(stack),
    ...(code === undefined ? {} : { code }),
    ...(cause instanceof Error ? { cause: serializeError(cause) } : {}),
  };
}

/** The one log, JSON lines on standard output, with personal data taken out. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    redact: { paths, censor: '[removed]' },
    serializers: { err: serializeError },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return destination ? pino(options, destination) : pino(options);
}

/** One line a request, when it is over: who, which route, how it ended; never query, body or headers. */
export const accessLog =
  (log: Logger): Middleware =>
  async (ctx, next) => {
    const started = performance.now();
    ctx.state.log = log.child({ requestId: ctx.state.requestId });
    ctx.res.once('close', () => {
      const { actor } = ctx.state;
      ctx.state.log.info(
        {
          method: ctx.method,
          path: scrub(ctx.path.slice(0, 200)),
          status: ctx.res.statusCode,
          ms: Math.round(performance.now() - started),
          ...(ctx.res.writableFinished ? {} : { aborted: true }),
          ...(actor ? { audience: actor.audience } : {}),
          ...(actor && 'id' in actor ? { actorId: actor.id } : {}),
        },
        'request',
      );
    });
    await next();
  };
