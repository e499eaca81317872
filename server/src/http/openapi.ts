import type { Audience } from '@heyi/shared/actor';
import { type AnyEndpoint, apiPrefix } from '@heyi/shared/endpoint';
import { type ErrorCode, ErrorEnvelope, errorStatus } from '@heyi/shared/errors';
import { signatureScheme } from '@heyi/shared/integration/signature';
import * as z from 'zod';
import { messages } from './error-messages.ts';

type Json = Record<string, unknown>;

export interface Chapter {
  title: string;
  endpoints: readonly AnyEndpoint[];
}

const introduction = `三个渠道，一个客户。

先登录取得 \`accessToken\`，再点“Authorize”填入，即可在本页试用。列表以 \`nextCursor\` 翻页；时间为 UTC，金额为整数分。

失败时返回 \`{ error: { code, message, requestId, details? } }\`，凭 \`requestId\` 可在日志中查到这次请求。

<details><summary>全部错误代码</summary>

| 代码 | 状态 | 说明 |
|---|---|---|
${Object.entries(errorStatus)
  .map(([code, status]) => `| \`${code}\` | ${status} | ${messages[code as ErrorCode]} |`)
  .join('\n')}

</details>`;

/** The API as an OpenAPI 3.1 document, made from the endpoints that are really served. */
export function describeApi(chapters: readonly Chapter[]): Json {
  const paths: Record<string, Json> = {};
  for (const { title, endpoints } of chapters) {
    for (const endpoint of endpoints) {
      const path = apiPrefix + endpoint.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(title, endpoint) };
    }
  }
  return {
    openapi: '3.1.1',
    info: { title: '合一 API', version: '1', description: introduction },
    servers: [{ url: '/' }],
    tags: chapters.map(({ title }) => ({ name: title })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        signature: { type: 'apiKey', in: 'header', name: 'Authorization', description: signing },
      },
      schemas: { Error: jsonSchema(ErrorEnvelope, 'output') },
      responses: {
        Error: {
          description: '失败：错误代码、说明与请求编号',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
    },
  };
}

function operation(title: string, endpoint: AnyEndpoint): Json {
  return {
    operationId: operationId(endpoint),
    tags: [title],
    summary: endpoint.summary,
    'x-audiences': endpoint.audiences,
    description: `调用者：${endpoint.audiences.map((audience) => callers[audience]).join('、')}`,
    security: security(endpoint),
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...requestBody(endpoint),
    responses: {
      [endpoint.status]: { description: '成功', ...content(endpoint) },
      default: { $ref: '#/components/responses/Error' },
    },
  };
}

const callers: Record<Audience, string> = {
  public: '任何人',
  customer: '客户',
  agent: '代理人',
  staff: '员工',
  'core-system': '核心系统',
};

const signing =
  `${signatureScheme} system=系统编号,timestamp=毫秒时间戳,nonce=随机数,content=正文的 SHA-256,signature=签名；` +
  '签名是用密钥对以下各行（以换行相连）所作的 HMAC-SHA256：方案名、请求方法、带查询的路径、时间戳、随机数、正文的 SHA-256；均为小写十六进制';

function security({ audiences }: AnyEndpoint): Json[] {
  const isWithToken = audiences.some((one) => one !== 'public' && one !== 'core-system');
  return [
    ...(audiences.includes('public') ? [{}] : []),
    ...(isWithToken ? [{ token: [] }] : []),
    ...(audiences.includes('core-system') ? [{ signature: [] }] : []),
  ];
}

const operationId = ({ method, path }: AnyEndpoint) =>
  [method.toLowerCase(), ...path.split(/\W+/)]
    .filter((word) => word !== '')
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function requestBody(endpoint: AnyEndpoint): Json {
  if (endpoint.kind !== 'upload') {
    return endpoint.body
      ? { requestBody: body('application/json', jsonSchema(endpoint.body, 'input')) }
      : {};
  }
  const fields = endpoint.body ? jsonSchema(endpoint.body, 'input') : { type: 'object' };
  const { properties, required } = fields as { properties?: Json; required?: string[] };
  const schema = {
    ...fields,
    properties: {
      ...properties,
      file: { type: 'string', contentMediaType: 'application/octet-stream' },
    },
    required: [...(required ?? []), 'file'],
  };
  return { requestBody: body('multipart/form-data', schema) };
}

const body = (mediaType: string, schema: Json) => ({
  required: true,
  content: { [mediaType]: { schema } },
});

function content(endpoint: AnyEndpoint): Json {
  if (endpoint.kind === 'download')
    return { content: { [endpoint.mediaType]: { schema: { type: 'string' } } } };
  if (!endpoint.response) return {};
  return { content: { 'application/json': { schema: jsonSchema(endpoint.response, 'output') } } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, cycles: 'throw', reused: 'inline' });
  return rest;
}
