import { Types } from 'mongoose';

/** For indexes that leave out documents without the reference; every search for one implies it. */
export const anyObjectId = { $gt: new Types.ObjectId('0'.repeat(24)) };
