import type { Transport } from '@heyi/shared/client';

/** Like the transport of every other call, with the progress that `fetch` does not tell. */
export const uploadTransport =
  (onPercent: (percent: number) => void): Transport<Blob> =>
  ({ method, url, headers, payload }) =>
    new Promise((resolve, reject) => {
      if (payload?.kind !== 'multipart') throw new TypeError('Only files are uploaded');
      const request = new XMLHttpRequest();
      request.open(method, url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) =>
        onPercent(Math.floor((loaded / total) * 100));
      request.onload = () => resolve({ status: request.status, body: parse(request.responseText) });
      request.onerror = () => reject(new TypeError('The upload did not get through'));
      const form = new FormData();
      // Text fields first: the server has read them before the file begins.
      for (const [name, value] of Object.entries(payload.fields)) form.append(name, value);
      form.append('file', payload.file);
      request.send(form);
    });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
