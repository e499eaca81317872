import type { AccountTable } from '../account-table.ts';
import {
  comparedFields,
  type FrequencyField,
  fieldIndex,
  frequencyFields,
} from '../compare/compared-field.ts';
import { levelCount, levelIn, levels } from '../compare/levels.ts';
import type { MatchModel, ValueFrequencies } from '../match-model.ts';
import { isEvidence, isHomeField } from './field-kinds.ts';
import { hashOf, valueCount } from './value-frequencies.ts';

const fieldCount = comparedFields.length;
/** Weighs compared pairs by a model; weights are bits, log2 of how much likelier the levels are for one person. */
export class PairWeigher {
  /** Bits that the prior is worth. */
  readonly prior: number;
  /** Of the pair weighed last: bits by which a move explains another home. */
  moved = 0;
  /** Of the pair weighed last: bits by which a common household explains what is the same. */
  household = 0;
  readonly #rows: Int32Array;
  readonly #weights: LevelWeights;
  readonly #shares: { moved: number; household: number; twins: number; strangers: number };
  readonly #rarity: (Float32Array | null)[];
  readonly #rarest: number[];

  constructor(table: AccountTable, rows: Int32Array, model: MatchModel) {
    const { prior, movedShare, householdPrior, twinsPrior } = model;
    const household = householdPrior / (1 - prior);
    const twins = twinsPrior / (1 - prior);
    this.prior = Math.log2(prior / (1 - prior));
    this.#shares = { moved: movedShare, household, twins, strangers: 1 - household - twins };
    this.#rows = rows;
    this.#weights = allLevelWeights(model);
    this.#rarity = comparedFields.map((field) =>
      isFrequencyField(field) ? rarityWeights(table, model, field) : null,
    );
    this.#rarest = this.#rarity.map((weights) => {
      let most = 0;
      if (weights) for (const weight of weights) most = Math.max(most, weight);
      return most;
    });
  }

  /** The weight of a pair that showed this pattern: one person, moved or not, against two persons. */
  weigh(left: number, right: number, low: number, high: number): number {
    const weights = this.#weights;
    let strangers = 0;
    let moved = 0;
    let household = 0;
    let twins = 0;
    for (let field = 0; field < fieldCount; field++) {
      const level = levelIn(low, high, field);
      if (level === levels.missing) continue;
      const place = field * levelCount + level;
      const rarity = level === levels.same ? this.rarityOf(field, left, right) : 0;
      const weight = (weights.strangers[place] as number) + rarity;
      strangers += weight;
      if (isHome[field] === 1) moved += weight;
      household += (weights.household[place] as number) + (isPersonal[field] === 1 ? rarity : 0);
      twins += weights.twins[place] as number;
    }
    const shares = this.#shares;
    this.moved = Math.log2(1 - shares.moved + shares.moved * 2 ** -moved);
    const others =
      shares.strangers * 2 ** -strangers +
      shares.household * 2 ** -household +
      shares.twins * 2 ** -twins;
    this.household = -Math.log2(others) - strangers;
    return strangers + this.moved + this.household;
  }

  /** The most that a pair of this pattern can weigh, whatever its values. */
  mostFor(low: number, high: number): number {
    let most = 0;
    for (let field = 0; field < fieldCount; field++) {
      const level = levelIn(low, high, field);
      if (level === levels.missing) continue;
      const weight = this.#weights.strangers[field * levelCount + level] as number;
      most += isHome[field] === 1 ? Math.max(0, weight) : weight;
      if (level === levels.same) most += this.#rarest[field] as number;
    }
    return most - Math.log2(this.#shares.strangers);
  }

  /** What a level of the field is worth against strangers, rarity included. */
  partOf(field: number, level: number, left: number, right: number): number {
    const weight = this.#weights.strangers[field * levelCount + level] as number;
    return level === levels.same ? weight + this.rarityOf(field, left, right) : weight;
  }

  /** What the agreement is worth beside that of an average value. */
  rarityOf(field: number, left: number, right: number): number {
    const rarity = this.#rarity[field];
    if (!rarity) return 0;
    const value = this.#rows[left * fieldCount + field] as number;
    return value === this.#rows[right * fieldCount + field] ? (rarity[value] as number) : 0;
  }

  probability(weight: number): number {
    return 1 / (1 + 2 ** -(this.prior + weight));
  }

  /** The weight from which on the probability is at least this. */
  weightAt(probability: number): number {
    return Math.log2(probability / (1 - probability)) - this.prior;
  }
}

const frequencyFieldSet: ReadonlySet<string> = new Set(frequencyFields);
const isFrequencyField = (field: string): field is FrequencyField => frequencyFieldSet.has(field);

/** Rarer values are rarer within a household, too; but relatives share a name because they are relatives. */
const isPersonal = Uint8Array.from(comparedFields, (field) => (field === 'birthday' ? 1 : 0));

const isHome = Uint8Array.from(comparedFields, (field) => (isHomeField(field) ? 1 : 0));

interface LevelWeights {
  household: Float64Array;
  twins: Float64Array;
  strangers: Float64Array;
}

const weightsMade = new WeakMap<MatchModel, LevelWeights>();

/** Made once a model. */
function allLevelWeights(model: MatchModel): LevelWeights {
  const known = weightsMade.get(model);
  if (known) return known;
  const made = {
    household: levelWeights(model, 'household'),
    twins: levelWeights(model, 'twins'),
    strangers: levelWeights(model, 'strangers'),
  };
  weightsMade.set(model, made);
  return made;
}

function levelWeights(
  { chances }: MatchModel,
  other: 'household' | 'twins' | 'strangers',
): Float64Array {
  const weights = new Float64Array(fieldCount * levelCount);
  for (const field of comparedFields) {
    for (let level = 1; level < levelCount; level++) {
      if (!isEvidence(level)) continue;
      const match = Math.max(chances[field].match[level] as number, 1e-9);
      const unlike = Math.max(chances[field][other][level] as number, 1e-12);
      weights[fieldIndex[field] * levelCount + level] = Math.log2(match / unlike);
    }
  }
  return weights;
}

const sharesMade = new WeakMap<ValueFrequencies, Map<number, number>>();

/** Made once a model: single accounts are weighed by the thousand. */
function sharesOf(frequencies: ValueFrequencies): Map<number, number> {
  const made = sharesMade.get(frequencies) ?? new Map(frequencies.common);
  sharesMade.set(frequencies, made);
  return made;
}

function rarityWeights(
  table: AccountTable,
  model: MatchModel,
  field: FrequencyField,
): Float32Array {
  const { common, rest } = model.frequencies[field];
  const average = model.chances[field].strangers[levels.same] as number;
  const shares = sharesOf(model.frequencies[field]);
  const weights = new Float32Array(valueCount(table, field) + 1);
  if (rest === 0 && common.length === 0) return weights;
  for (let value = 1; value < weights.length; value++) {
    const share = shares.get(hashOf(table, field, value)) ?? rest;
    weights[value] = share > 0 ? Math.log2(average / share) : 0;
  }
  return weights;
}
