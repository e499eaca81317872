import type { ServiceHours } from '@heyi/shared/wechat/service-hours';
import { model, Schema } from 'mongoose';

/** When people answer a public account. */
export interface StoredServiceHours extends ServiceHours {
  /** The AppID. */
  _id: string;
}

const serviceHoursSchema = new Schema<StoredServiceHours>(
  {
    _id: { type: String, required: true },
    days: { type: [Number], required: true },
    from: { type: String, required: true },
    to: { type: String, required: true },
  },
  { collection: 'wechat_service_hours', versionKey: false },
);

export const ServiceHoursModel = model<StoredServiceHours>(
  'WechatServiceHours',
  serviceHoursSchema,
);
