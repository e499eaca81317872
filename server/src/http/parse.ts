import { AppError, type InputProblem } from '@heyi/shared/errors';
import type * as z from 'zod';

const maxDepth = 20;
const maxProblems = 20;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Parses one part of a request by its schema; throws `input.invalid` with every problem and where it is, never with the values. */
export function parseInput(
  part: InputProblem['in'],
  schema: z.ZodType | undefined,
  value: unknown,
): unknown {
  if (!schema) return undefined;
  refuseDangerousKeys(part, value);
  const result = schema.safeParse(value, { error: describe });
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, maxProblems)
    .map(
      (issue): InputProblem => ({ in: part, path: issue.path.join('.'), message: issue.message }),
    );
  throw new AppError('input.invalid', problems);
}

/** For endpoints that take no query: a query that nobody reads is a mistake of the caller. */
export function refuseAny(part: InputProblem['in'], value: object) {
  const [first] = Object.keys(value);
  if (first !== undefined) refuse(part, '', `不认识的字段：${shorten(first)}`);
}

const isDangerous = (key: string) => key.startsWith('$') || forbidden.has(key);

// Walks without recursion, so that depth is ours to refuse and not the stack's.
function refuseDangerousKeys(part: InputProblem['in'], root: unknown) {
  const rest = [{ value: root, path: [] as string[] }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= maxDepth) refuse(part, '', `嵌套超过 ${maxDepth} 层`);
    for (const [key, inner] of Object.entries(value)) {
      if (isDangerous(key)) refuse(part, path.join('.'), `不允许的字段名：${shorten(key)}`);
      rest.push({ value: inner, path: [...path, key] });
    }
  }
}

function refuse(part: InputProblem['in'], path: string, message: string): never {
  throw new AppError('input.invalid', [{ in: part, path, message }] satisfies InputProblem[]);
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  record: '对象',
};

const units: Record<string, string> = { string: '个字符', array: '项', number: '', int: '' };

const unit = (origin: string) => units[origin] ?? '';

// What zod found, in the words of a person; a schema's own message goes before this one.
const describe: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '必填';
      return `应为${kinds[issue.expected] ?? issue.expected}`;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return '不能为空';
      return `至少 ${issue.minimum} ${unit(issue.origin)}`.trimEnd();
    case 'too_big':
      return `至多 ${issue.maximum} ${unit(issue.origin)}`.trimEnd();
    case 'unrecognized_keys':
      return `不认识的字段：${issue.keys.slice(0, 5).map(shorten).join('、')}`;
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')}`;
    case 'invalid_format':
      return '格式不正确';
    default:
      return '不符合要求';
  }
};
