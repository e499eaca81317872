import type { Ports } from '../../ports/ports.ts';
import type { WechatApp } from '../apps/wechat-apps.service.ts';
import { type FlowFigures, type TagFlow, TagFlowModel } from '../tag-flow.model.ts';

/** What one flow works with. */
export interface Flow {
  app: WechatApp;
  record: TagFlow;
  /** The chosen tags, the most important first. */
  order: readonly string[];
  ports: Ports;
  signal: AbortSignal;
}

export async function saveFlow({ record }: Flow, changes: Partial<TagFlow>): Promise<void> {
  await TagFlowModel.updateOne({ _id: record._id }, { $set: changes });
  Object.assign(record, changes);
}

export async function countFlow({ record }: Flow, more: Partial<FlowFigures>): Promise<void> {
  await TagFlowModel.updateOne({ _id: record._id }, { $inc: more });
}
