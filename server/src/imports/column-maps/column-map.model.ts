import {
  type AccountField,
  accountFields,
  type Channel,
  channels,
} from '@heyi/shared/identity/account-field';
import { model, Schema, type Types } from 'mongoose';

/** The column map of a source, by the name that staff gave it; headers are values here, never keys. */
export interface SavedColumnMap {
  _id: Types.ObjectId;
  name: string;
  channel: Channel | null;
  columns: { header: string; field: AccountField }[];
  updatedAt: Date;
}

const columnSchema = new Schema<SavedColumnMap['columns'][number]>(
  {
    header: { type: String, required: true },
    field: { type: String, required: true, enum: accountFields },
  },
  { _id: false, id: false },
);

const savedColumnMapSchema = new Schema<SavedColumnMap>(
  {
    name: { type: String, required: true },
    channel: { type: String, enum: [...channels, null], default: null },
    columns: { type: [columnSchema], required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'column_maps', versionKey: false },
);
savedColumnMapSchema.index({ name: 1 }, { unique: true });

export const SavedColumnMapModel = model<SavedColumnMap>('SavedColumnMap', savedColumnMapSchema);
