import type { mongo } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { withLease } from '../database/lease.ts';
import { pagesAhead } from '../database/pages-ahead.ts';
import { type AccountContent, accountContentField } from './account-content.ts';
import { type ChannelAccount, ChannelAccountModel } from './channel-account.model.ts';
import { HotValueDecisionModel } from './hot-values/hot-value-decision.model.ts';
import { hotValueId } from './hot-values/hot-value-id.ts';
import { decidedValueField } from './hot-values/sealed-decision.ts';
import { identityLease } from './identity-lease.ts';
import type { OnProgress } from './resolution-runs.ts';
import { storedKeys } from './search-keys.ts';

const projection = { channel: 1, accountId: 1, content: 1 };
const pageSize = 1000;

/** Makes every look-up hash anew from the sealed contents, while nothing else touches identities; returns of how many accounts. */
export const rehashIdentities = (
  encryption: FieldEncryption,
  onProgress: OnProgress,
): Promise<number> =>
  withLease(identityLease, async () => {
    const total = await ChannelAccountModel.estimatedDocumentCount();
    let done = 0;
    const pages = pagesAhead<ChannelAccount>(ChannelAccountModel.collection, {
      projection,
      pageSize,
    });
    for await (const page of pages) {
      const writes = page.map((account) => accountWrite(account, encryption));
      if (writes.length > 0)
        await ChannelAccountModel.collection.bulkWrite(writes as never, { ordered: false });
      done += page.length;
      onProgress('rehash', done, total);
    }
    for (const decision of await HotValueDecisionModel.find().lean()) {
      const value = encryption.open<string>(decision.value, decidedValueField.place(decision));
      const valueId = hotValueId({ field: decision.field, value }, encryption);
      await HotValueDecisionModel.updateOne({ _id: decision._id }, { $set: { valueId } });
    }
    return done;
  });

function accountWrite(account: ChannelAccount, encryption: FieldEncryption) {
  const place = accountContentField.place(account);
  const text = encryption.openBytes(account.content, place).toString('utf8');
  const { fields }: AccountContent = JSON.parse(text);
  const keys = storedKeys({ fields }, encryption);
  const contentHash = encryption.hash('content', text);
  return {
    updateOne: { filter: { _id: account._id }, update: { $set: { keys, contentHash } } },
  } satisfies mongo.AnyBulkWriteOperation<ChannelAccount>;
}
