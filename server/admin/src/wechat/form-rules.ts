import type { Rule } from 'antd/es/form';
import type * as z from 'zod';

/** What was typed, without what was left empty. */
export const given = (typed: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([field, text]) => {
      const trimmed = text?.trim();
      return trimmed ? [[field, trimmed]] : [];
    }),
  );

/** The contract's own word on one field; an empty one is well where it stays as it was. */
export const checkedBy = (field: string, schema: z.ZodType, isRequired: boolean): Rule => ({
  async validator(_, value?: string) {
    const text = value?.trim();
    if (!text && !isRequired) return;
    if (!text) throw new Error('必填');
    const { error } = schema.safeParse({ [field]: text });
    const issue = error?.issues.find(({ path }) => path[0] === field);
    if (issue) throw new Error(issue.message);
  },
});
