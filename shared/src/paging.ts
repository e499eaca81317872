import * as z from 'zod';

/** The query of every list: at most 100 items a page; the cursor comes from the page before and means nothing to clients. */
export const Page = z.strictObject({
  limit: z.coerce.number<number | string>().int().min(1).max(100).default(20),
  cursor: z
    .string()
    .max(500)
    .regex(/^[\w-]+$/)
    .optional(),
});
export type Page = z.output<typeof Page>;

/** The answer of every list; `nextCursor` is null on the last page. */
export const PageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}
