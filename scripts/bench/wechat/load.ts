import { Agent, request } from 'node:http';
import { type Timed, timed } from './percentiles.ts';

export interface Request {
  url: string;
  body: string;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  text: string;
}

/** Sends all requests, so many at once over connections that stay open; throws when one is not answered as wanted. */
export async function loadWith(
  requests: readonly Request[],
  { atOnce, wanted }: { atOnce: number; wanted: number },
): Promise<Timed> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const took: number[] = [];
  let next = 0;
  const start = performance.now();
  const one = async () => {
    for (let each = requests[next++]; each; each = requests[next++]) {
      const began = performance.now();
      const { status, text } = await send(each, agent);
      if (status !== wanted) throw new Error(`${status} 而不是 ${wanted}：${text.slice(0, 200)}`);
      took.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  agent.destroy();
  return timed(took, (performance.now() - start) / 1000);
}

const send = ({ url, body, headers = {} }: Request, agent: Agent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const options = { method: 'POST', agent, headers: { ...headers, ...length } };
    const sent = request(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
