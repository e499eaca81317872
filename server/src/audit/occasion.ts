/** When and through which request something is done; without a request it is done on the server itself. */
export interface Occasion {
  at: Date;
  requestId: string | null;
  address: string | null;
}

export const occasionOf = (
  { requestId, address }: { requestId: string; address: string },
  at: Date,
): Occasion => ({ at, requestId, address });

export const onServer = (at: Date): Occasion => ({ at, requestId: null, address: null });
