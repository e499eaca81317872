import createJson from 'json-bigint';
import { WechatRefusal, WechatUnreachable } from './wechat-failure.ts';

const timeoutMs = 8000;
const longestAnswer = 16 * 2 ** 20;

// Ids of messages are longer than a double holds.
const json = createJson({
  storeAsString: true,
  protoAction: 'ignore',
  constructorAction: 'ignore',
});

interface Request {
  method?: string;
  data?: string;
  headers?: Record<string, string>;
}

/**
 * Calls one interface: JSON comes back parsed (numbers beyond 2^53 as strings), anything else as bytes. Throws
 * `WechatRefusal` or `WechatUnreachable`; neither tells the address, which holds credentials.
 */
export async function requestWechat(url: string, request: Request = {}): Promise<unknown> {
  const { isText, bytes } = await fetchBytes(url, request);
  if (!isText) return bytes;
  const answer = parse(bytes);
  const { errcode, errmsg } = answer as { errcode?: number; errmsg?: unknown };
  if (errcode) throw new WechatRefusal(Number(errcode), String(errmsg ?? ''));
  return answer;
}

async function fetchBytes(url: string, { method = 'GET', data, headers = {} }: Request) {
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(data === undefined ? {} : { body: data }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    const length = Number(response.headers.get('content-length') ?? 0);
    if (length > longestAnswer) throw new Error('the answer is too long');
    const type = response.headers.get('content-type') ?? '';
    return { isText: /json|text/.test(type), bytes: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    const { name, message } = error as Error;
    throw new WechatUnreachable(name === 'Error' ? message : name, isUnsent(error));
  }
}

const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

function isUnsent(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } };
  return neverConnected.includes(cause?.code ?? '');
}

function parse(bytes: Buffer): object {
  try {
    return json.parse(bytes.toString('utf8'));
  } catch {
    throw new WechatUnreachable('the answer is no JSON');
  }
}
