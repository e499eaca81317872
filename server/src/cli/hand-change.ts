import { onServer } from '../audit/occasion.ts';
import { presentHandChange } from '../identity/by-hand/hand-change.presenter.ts';
import type { ByHand, HandChange } from '../identity/by-hand/hand-changes.service.ts';
import { printResult } from './output.ts';
import { type DatabaseTools, operator } from './with-database.ts';

/** A decision made by whoever runs the command. */
export const byHand = (reason: string, { now, fieldEncryption }: DatabaseTools): ByHand => ({
  reason,
  occasion: onServer(now()),
  encryption: fieldEncryption,
});

export function printChange(
  change: HandChange,
  json: true | undefined,
  { fieldEncryption }: DatabaseTools,
): void {
  if (json) printResult(presentHandChange(change, operator, fieldEncryption));
  else process.stdout.write(`${textOf(change)}\n`);
}

function textOf({ _id, kind, left, right, leftCustomerId, rightCustomerId, undone }: HandChange) {
  if (undone) return `已撤销；此后由系统重新判断（可运行 resolve）`;
  const done = {
    merged: `已合并：客户 ${leftCustomerId} 现有 ${left.length + right.length} 个账户，客户 ${rightCustomerId} 并入其中`,
    split: `已拆分：${right.length} 个账户成为客户 ${rightCustomerId}，客户 ${leftCustomerId} 留下 ${left.length} 个`,
    rejected: `已认定：客户 ${leftCustomerId} 与 ${rightCustomerId} 不是同一人`,
  };
  return `${done[kind]}\n决定编号 ${_id}，可用 undo 撤销`;
}
