import { bothGroups, type Groups, groupSizes } from '../columns/groups.ts';
import type { BlockKey } from './block-keys.ts';

/** What one key brought together. */
export interface BlockReport {
  key: string;
  /** Groups of two or more that are compared. */
  blocks: number;
  largest: number;
  /** Pairs within the blocks, whether or not another key makes them too. */
  pairs: number;
  /** The size above which a block is broken up. */
  limit: number;
  /** Accounts in blocks that were too large however broken up: not compared by this key. */
  droppedAccounts: number;
  largestDropped: number;
}

/** A group that was broken up at a level (0 = the key itself), by one of its accounts. */
export interface BrokenGroup {
  level: number;
  account: number;
}

/** The blocks of one key: accounts of the same number (not 0) are compared. */
export interface Block {
  report: BlockReport;
  of: Int32Array;
  count: number;
  broken: BrokenGroup[];
}

/** Whether the group of this account is to be broken up at this level, however many it has. */
type IsBroken = (account: number, level: number) => boolean;

const largestBlock = 256;
const smallestLimit = 16;

/** Pairs a key may make: one per account, and more in small lists, so that the work grows with the number of accounts. */
const pairBudget = (accounts: number): number => 200_000 + accounts;

/** Groups the accounts by the key, breaking up groups that would make too many pairs, or those that a plan names. */
export function makeBlocks(key: BlockKey, isBroken?: IsBroken): Block {
  const groups = key.groups();
  const accounts = groups.of.length;
  const limit = isBroken ? accounts : limitFor(groupSizes(groups), pairBudget(accounts));
  const of = new Int32Array(accounts);
  const report: BlockReport = {
    key: key.name,
    blocks: 0,
    largest: 0,
    pairs: 0,
    limit,
    droppedAccounts: 0,
    largestDropped: 0,
  };
  const block: Block = { report, of, count: 0, broken: [] };
  const isTooLarge = (level: number) =>
    isBroken
      ? (_: number, account: number) => isBroken(account, level)
      : (size: number) => size > limit;
  let rest: Groups | null = takeSmall(block, groups, 0, isTooLarge(0));
  for (const [index, finer] of key.finer.entries()) {
    if (!rest) break;
    const parts = bothGroups(rest, finer());
    report.droppedAccounts += countAccounts(rest) - countAccounts(parts);
    rest = takeSmall(block, parts, index + 1, isTooLarge(index + 1));
  }
  if (rest) reportDropped(report, groupSizes(rest));
  return block;
}

/** The largest size of block for which all blocks up to it stay within the budget. */
function limitFor(sizes: Int32Array, budget: number): number {
  const groupsOfSize = new Float64Array(largestBlock + 1);
  for (const size of sizes) {
    if (size <= largestBlock) groupsOfSize[size] = (groupsOfSize[size] as number) + 1;
  }
  let pairs = 0;
  for (let size = 2; size <= largestBlock; size++) {
    pairs += ((groupsOfSize[size] as number) * size * (size - 1)) / 2;
    if (pairs > budget) return Math.max(smallestLimit, size - 1);
  }
  return largestBlock;
}

type IsTooLarge = (size: number, account: number) => boolean;

/** Makes blocks of the groups that are not too large; gives back the others, or null when there are none. */
function takeSmall(
  block: Block,
  groups: Groups,
  level: number,
  isTooLarge: IsTooLarge,
): Groups | null {
  const { numbers, larger } = numberGroups(block, groups, level, isTooLarge);
  const rest = new Int32Array(larger > 0 ? groups.of.length : 0);
  for (let account = 0; account < groups.of.length; account++) {
    const number = numbers[groups.of[account] as number] as number;
    if (number > 0) block.of[account] = number;
    else if (number < 0) rest[account] = -number;
  }
  return larger > 0 ? { of: rest, count: larger } : null;
}

/** For every group the number of its block, or below zero its number among those too large; 0 for a single account. */
function numberGroups(block: Block, groups: Groups, level: number, isTooLarge: IsTooLarge) {
  const sizes = groupSizes(groups);
  const numbers = new Int32Array(sizes.length);
  let larger = 0;
  for (let account = 0; account < groups.of.length; account++) {
    const group = groups.of[account] as number;
    const size = sizes[group] as number;
    if (size < 2 || numbers[group] !== 0) continue;
    const isLarger = isTooLarge(size, account);
    if (isLarger) block.broken.push({ level, account });
    numbers[group] = isLarger ? -++larger : addBlock(block, size);
  }
  return { numbers, larger };
}

function addBlock(block: Block, size: number): number {
  const { report } = block;
  report.blocks++;
  report.largest = Math.max(report.largest, size);
  report.pairs += (size * (size - 1)) / 2;
  return ++block.count;
}

function countAccounts({ of }: Groups): number {
  let accounts = 0;
  for (const group of of) if (group !== 0) accounts++;
  return accounts;
}

function reportDropped(report: BlockReport, sizes: Int32Array): void {
  for (const size of sizes) {
    report.droppedAccounts += size;
    report.largestDropped = Math.max(report.largestDropped, size);
  }
}
