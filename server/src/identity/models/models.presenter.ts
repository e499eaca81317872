import type { Actor } from '@heyi/shared/actor';
import type {
  ModelFrequencies,
  ModelLevel,
  ModelSummary,
  ModelView,
} from '@heyi/shared/identity/models.schema';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import {
  type ComparedField,
  comparedFields,
  type FrequencyField,
  frequencyFields,
} from '../engine/compare/compared-field.ts';
import { levelCount, levelName, levels } from '../engine/compare/levels.ts';
import type { MatchModel } from '../engine/match-model.ts';
import { isEvidence } from '../engine/weigh/field-kinds.ts';
import { isOutdated } from '../engine/weigh/learn-model.ts';
import { canSetIdentities } from '../identity.policy.ts';
import type { LearnedModel } from './models.service.ts';

export const presentModelSummary = ({
  runId,
  learnedAt,
  model,
  isKept,
}: LearnedModel<Pick<MatchModel, 'version' | 'accounts'>>): ModelSummary => ({
  id: runId.toHexString(),
  version: model.version,
  learnedAt: learnedAt.toISOString(),
  accounts: model.accounts,
  isKept,
  isOutdated: isOutdated(model),
});

export function presentModel(
  learned: LearnedModel,
  actor: Actor,
  encryption: FieldEncryption,
): ModelView {
  const { model, isKept } = learned;
  const may = canSetIdentities(actor);
  return {
    ...presentModelSummary(learned),
    prior: model.prior,
    priorBits: Math.log2(model.prior / (1 - model.prior)),
    movedShare: model.movedShare,
    householdPrior: model.householdPrior,
    twinsPrior: model.twinsPrior,
    fields: comparedFields.map((field) => ({ field, levels: levelsOf(model, field) })),
    frequencies: frequencyFields.map((field) => frequenciesOf(model, field, encryption)),
    can: { keep: may && !isKept && !isOutdated(model), download: may },
  };
}

/** The levels that are evidence, each with its chances. */
function levelsOf({ chances }: MatchModel, field: ComparedField): ModelLevel[] {
  const { match, strangers } = chances[field];
  return Array.from({ length: levelCount }, (_, level) => level).flatMap((level) => {
    const [m = 0, u = 0] = [match[level], strangers[level]];
    if (!isEvidence(level) || m <= 0 || u <= 0 || !occurs(field, level)) return [];
    return [{ level: levelName(field, level), m, u, weight: Math.log2(m / u) }];
  });
}

/** A sex is the same or another. */
const occurs = (field: ComparedField, level: number) =>
  field !== 'gender' || level === levels.same || level === levels.differ;

const mostShown = 12;

function frequenciesOf(
  { chances, frequencies }: MatchModel,
  field: FrequencyField,
  encryption: FieldEncryption,
): ModelFrequencies {
  const { common, rest } = frequencies[field];
  const same = chances[field].match[levels.same] ?? 0;
  const weightOf = (share: number) => (share > 0 && same > 0 ? Math.log2(same / share) : 0);
  return {
    field,
    known: common.length,
    common: common.slice(0, mostShown).map(([hash, share]) => ({
      mark: markOf(field, hash, encryption).slice(0, 6),
      share,
      weight: weightOf(share),
    })),
    rest: { share: rest, weight: weightOf(rest) },
  };
}

/** Names a value without showing it: the engine's own hashes could be found out by trying all names. */
const markOf = (field: FrequencyField, hash: number, encryption: FieldEncryption) =>
  encryption.hash('model-value', `${field}:${hash}`);

/** A model as a file: all of it, but values by their marks. */
export function presentModelFile(model: MatchModel, encryption: FieldEncryption): string {
  const frequencies = Object.fromEntries(
    frequencyFields.map((field) => {
      const { common, rest } = model.frequencies[field];
      const marked = common.map(([hash, share]) => [markOf(field, hash, encryption), share]);
      return [field, { common: marked, rest }];
    }),
  );
  return `${JSON.stringify({ ...model, frequencies }, null, 2)}\n`;
}
