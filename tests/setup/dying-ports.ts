import type { Ports } from '../../server/src/ports/ports.ts';

/**
 * The ports of a process that dies right after WeChat's answer to the n-th call of an interface, and before anything is
 * made of it.
 */
export function dyingPorts(ports: Ports, path: string, answers: number) {
  const dying = new AbortController();
  let left = answers;
  const { wechat } = ports;
  const open: typeof wechat.open = (...given) => {
    const api = wechat.open(...given);
    const request = api.request.bind(api);
    api.request = async (url, options) => {
      const answer = await request(url, options);
      if (!url.includes(path) || --left > 0) return answer;
      dying.abort();
      throw new Error('killed');
    };
    return api;
  };
  return { ports: { ...ports, wechat: { ...wechat, open } }, signal: dying.signal };
}
