import * as z from 'zod';

/** The id of a stored record: 24 lower-case hex digits. */
export const Id = z.string().regex(/^[0-9a-f]{24}$/);
export type Id = z.infer<typeof Id>;

/** Path parameters of an endpoint under `/…/:id`. */
export const ById = z.strictObject({ id: Id });
