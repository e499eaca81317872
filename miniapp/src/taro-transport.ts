import type { Transport, WireAnswer } from '@heyi/shared/client';
import Taro from '@tarojs/taro';
/** The transport of WeChat and its preview: files are paths to temporary files. */
export const taroTransport =
  (origin: string): Transport<string> =>
  async ({ method, url, headers, payload, expects }) => {
    const address = `${origin}${url}`;
    if (payload?.kind === 'multipart') return sendFile(address, headers, payload);
    if (expects === 'file') return fetchFile(address, headers);
    const { statusCode, data } = await Taro.request({
      url: address,
      method: method as keyof Taro.request.Method,
      header: payload ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(payload && { data: payload.text }),
    });
    return { status: statusCode, body: data };
  };

async function sendFile(
  url: string,
  header: Record<string, string>,
  { file, fields }: { file: string; fields: Record<string, string> },
): Promise<WireAnswer> {
  const request = { url, header, filePath: file, name: 'file', formData: fields };
  const { statusCode, data } = await Taro.uploadFile(request);
  return { status: statusCode, body: parse(data) };
}

async function fetchFile(url: string, header: Record<string, string>): Promise<WireAnswer> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url, header });
  const isError = statusCode >= 400;
  return { status: statusCode, body: isError ? parse(await textOf(tempFilePath)) : tempFilePath };
}

async function textOf(path: string): Promise<string> {
  if (process.env.TARO_ENV === 'h5') return (await fetch(path)).text();
  return Taro.getFileSystemManager().readFileSync(path, 'utf8') as string;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
