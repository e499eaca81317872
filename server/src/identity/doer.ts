import { Schema } from 'mongoose';

/** A staff member who did something: id and username. */
export interface Doer {
  id: string;
  name: string;
}

export const doerSchema = new Schema<Doer>(
  { id: { type: String, required: true }, name: { type: String, required: true } },
  { _id: false, id: false },
);
