import mongoose, { model, Schema } from 'mongoose';

/** Counted up whenever what is stored can no longer be read by the version before, or the other way round. */
const version = 2;

interface DataFormat {
  _id: 'format';
  version: number;
}

const DataFormatModel = model<DataFormat>(
  'DataFormat',
  new Schema<DataFormat>(
    { _id: { type: String, required: true }, version: { type: Number, required: true } },
    { collection: 'data_format', versionKey: false },
  ),
);

/** The database was written by another version of the product; the message (Chinese) says what to do. */
export class DataFormatError extends Error {
  override name = 'DataFormatError';
}

/** Marks an empty database as written by this version, and refuses one that another version wrote. Goes before everything else. */
export async function checkDataFormat(): Promise<void> {
  if ((await markOf()) === null) {
    const isEmpty = (await mongoose.connection.listCollections()).length === 0;
    if (isEmpty) await mark();
  }
  const found = (await markOf()) ?? 1;
  if (found < version) throw new DataFormatError(older);
  if (found > version) throw new DataFormatError(newer);
}

const markOf = async (): Promise<number | null> =>
  (await DataFormatModel.findById('format').lean())?.version ?? null;

const mark = () =>
  DataFormatModel.updateOne({ _id: 'format' }, { $setOnInsert: { version } }, { upsert: true });

const older =
  '数据库里的数据由较早的版本写成，这个版本读不了。旧数据没有动：请用 HEYI_DATA_DIR 另选一个数据文件夹（或用 MONGODB_URI 另选一个数据库），再重新导入名单。';
const newer = '数据库里的数据由较新的版本写成：请更新程序后再启动。';
