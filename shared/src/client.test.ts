import * as z from 'zod';
import { createClient, type WireAnswer, type WireRequest } from './client.ts';
import { download, endpoint, upload } from './endpoint.ts';

const api = {
  show: endpoint('GET', '/people/:id', {
    summary: '查看',
    audience: 'staff',
    params: z.strictObject({ id: z.string() }),
    query: z.strictObject({
      q: z.string().optional(),
      limit: z.coerce.number<number>().default(1),
    }),
    response: z.object({ name: z.string() }),
  }),
  forget: endpoint('DELETE', '/people', { summary: '删除', audience: ['staff', 'agent'] }),
  rename: endpoint('PUT', '/people', {
    summary: '改名',
    audience: 'staff',
    body: z.strictObject({ name: z.string() }),
    response: z.object({ name: z.string() }),
  }),
  send: upload('/lists', {
    summary: '上传',
    audience: 'staff',
    maxBytes: 10,
    body: z.strictObject({ channel: z.string(), note: z.string().optional() }),
    response: z.object({ rows: z.number() }),
  }),
  fetch: download('/lists/:id/file', {
    summary: '下载',
    audience: 'staff',
    params: z.strictObject({ id: z.string() }),
    mediaType: 'text/csv',
  }),
};

function recorded(...answers: (WireAnswer | Error)[]) {
  const requests: WireRequest<Blob>[] = [];
  const transport = async (request: WireRequest<Blob>) => {
    requests.push(request);
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error('no answer left');
    return answer;
  };
  return { requests, transport };
}

const envelope = (code: string) => ({
  error: { code, message: '出错了', requestId: 'r-1', details: [1] },
});

test('path, query and token go out; the answer is parsed', async () => {
  const { requests, transport } = recorded({ status: 200, body: { name: '李', more: 1 } });
  const call = createClient({ transport, token: () => 't0' });
  const answer = await call(api.show, { params: { id: 'a/b' }, query: { q: '张 三&' } });
  expect(answer).toEqual({ name: '李' });
  expect(requests).toEqual([
    {
      method: 'GET',
      url: '/api/people/a%2Fb?q=%E5%BC%A0%20%E4%B8%89%26',
      headers: { authorization: 'Bearer t0' },
      expects: 'json',
    },
  ]);
});

test('a body goes as JSON, a file as multipart, a download comes back as the transport keeps it', async () => {
  const file = new Blob(['a,b']);
  const { requests, transport } = recorded(
    { status: 200, body: { name: '王' } },
    { status: 201, body: { rows: 3 } },
    { status: 200, body: file },
    { status: 204, body: '' },
  );
  const call = createClient({ transport });
  await call(api.rename, { body: { name: '王' } });
  await call(api.send, { file, body: { channel: 'agency', note: undefined } });
  expect(await call(api.fetch, { params: { id: '1' } })).toBe(file);
  expect(await call(api.forget)).toBeUndefined();
  expect(requests.map(({ payload, expects }) => ({ payload, expects }))).toEqual([
    { payload: { kind: 'json', text: '{"name":"王"}' }, expects: 'json' },
    { payload: { kind: 'multipart', file, fields: { channel: 'agency' } }, expects: 'json' },
    { payload: undefined, expects: 'file' },
    { payload: undefined, expects: 'json' },
  ]);
  expect(requests[0]?.headers).toEqual({});
});

test('a failure carries what the server said', async () => {
  const { transport } = recorded({ status: 403, body: envelope('auth.forbidden') });
  await expect(createClient({ transport })(api.forget)).rejects.toMatchObject({
    name: 'ApiError',
    code: 'auth.forbidden',
    message: '出错了',
    status: 403,
    requestId: 'r-1',
    details: [1],
  });
});

test.each([
  ['an answer that is not ours', { status: 502, body: '<html>' }, 'client.bad_answer'],
  ['an answer of another shape', { status: 200, body: { nom: 1 } }, 'client.bad_answer'],
  [
    'a code newer than this client',
    { status: 409, body: envelope('moon.full') },
    'client.bad_answer',
  ],
  ['no answer', new Error('ECONNREFUSED'), 'client.offline'],
])('%s is told apart', async (_, answer, code) => {
  const call = createClient(recorded(answer));
  await expect(call(api.rename, { body: { name: 'x' } })).rejects.toMatchObject({ code });
});

test('an expired token is renewed once for all calls that wait, and the calls are sent again', async () => {
  const expired = { status: 401, body: envelope('auth.expired') };
  const { requests, transport } = recorded(
    expired,
    expired,
    { status: 204, body: '' },
    { status: 204, body: '' },
  );
  let renewals = 0;
  const call = createClient({
    transport,
    token: () => 'old',
    renew: async () => `new-${++renewals}`,
  });
  await Promise.all([call(api.forget), call(api.forget)]);
  expect(requests.map((request) => request.headers.authorization)).toEqual([
    'Bearer old',
    'Bearer old',
    'Bearer new-1',
    'Bearer new-1',
  ]);
});

test('without a fresh token the caller learns that the old one expired', async () => {
  const { transport } = recorded({ status: 401, body: envelope('auth.expired') });
  const call = createClient({ transport, token: () => 'old', renew: async () => null });
  await expect(call(api.forget)).rejects.toMatchObject({ code: 'auth.expired' });
});
