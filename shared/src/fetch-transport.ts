import type { Transport, WireRequest } from './client.ts';

/** The transport of browsers and Node: files are Blobs; a `File` keeps its name. */
export const fetchTransport =
  (origin = ''): Transport<Blob> =>
  async (request) => {
    const { body, headers } = encode(request);
    const response = await fetch(`${origin}${request.url}`, {
      method: request.method,
      headers: { ...request.headers, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const { status } = response;
    if (request.expects === 'file' && response.ok) return { status, body: await response.blob() };
    return { status, body: parse(await response.text()) };
  };

function encode({ payload }: WireRequest<Blob>): {
  body?: string | FormData;
  headers: Record<string, string>;
} {
  if (!payload) return { headers: {} };
  if (payload.kind === 'json')
    return { body: payload.text, headers: { 'content-type': 'application/json' } };
  const form = new FormData();
  // Text fields first: a server that streams has read them before the file begins.
  for (const [name, value] of Object.entries(payload.fields)) form.append(name, value);
  form.append('file', payload.file);
  return { body: form, headers: {} };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
