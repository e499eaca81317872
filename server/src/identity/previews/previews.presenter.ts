import type { Actor } from '@heyi/shared/actor';
import type { PreviewPairView, PreviewView } from '@heyi/shared/identity/settings.schema';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { canSetIdentities } from '../identity.policy.ts';
import { presentAccount } from '../identity.presenter.ts';
import { presentSettings } from '../settings/settings.presenter.ts';
import { modelVersions } from '../settings/settings.service.ts';
import type { Preview, PreviewPair } from './preview.model.ts';

export async function presentPreviews(
  previews: readonly Preview[],
  actor: Actor,
): Promise<PreviewView[]> {
  const versions = await modelVersions(
    previews.flatMap(({ modelRunId, basedOn }) => [modelRunId, basedOn.modelRunId]),
  );
  return previews.map((preview) => {
    const { status, stage, done, total, basedOn, by, finishedAt, failure, result } = preview;
    const may = canSetIdentities(actor);
    return {
      ...presentSettings(preview, versions),
      id: preview._id.toHexString(),
      status,
      stage,
      done,
      total,
      before: presentSettings(basedOn, versions),
      basedOn: basedOn.version,
      by,
      at: preview.at.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      failure,
      result,
      appliedAs: preview.appliedAs,
      can: {
        cancel: may && ['waiting', 'running', 'done'].includes(status),
        apply: may && status === 'done',
      },
    };
  });
}

export async function presentPreview(preview: Preview, actor: Actor): Promise<PreviewView> {
  const [view] = await presentPreviews([preview], actor);
  return view as PreviewView;
}

/** Pairs with their accounts, masked; one whose account is gone is left out. */
export async function presentPreviewPairs(
  pairs: readonly PreviewPair[],
  encryption: FieldEncryption,
): Promise<PreviewPairView[]> {
  const ids = pairs.flatMap(({ firstAccountId, secondAccountId }) => [
    firstAccountId,
    secondAccountId,
  ]);
  const accounts = await ChannelAccountModel.find({ _id: { $in: ids } }).lean();
  const viewOf = new Map(
    accounts.map((account) => [String(account._id), presentAccount(account, encryption)]),
  );
  return pairs.flatMap(({ firstAccountId, secondAccountId, probability, rule }) => {
    const [first, second] = [
      viewOf.get(String(firstAccountId)),
      viewOf.get(String(secondAccountId)),
    ];
    if (!(first && second)) return [];
    return [{ id: `${first.id}-${second.id}`, accounts: [first, second], probability, rule }];
  });
}
