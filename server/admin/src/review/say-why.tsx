import type { ReviewPairView, Verdict } from '@heyi/shared/identity/review.schema';
import type { InputRef } from 'antd';
import { useRef } from 'react';
import { ReasonForm } from '../changes/reason-form.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { verdictReasons } from '../texts/reasons.ts';
import styles from './review.module.css';

interface Props {
  pair: ReviewPairView;
  verdict: Verdict;
  busy: boolean;
  onReason: (reason: string) => void;
  onCancel: () => void;
}

/** What the answer will do, and why it is given; a digit takes a reason at once. */
export function SayWhy({ pair, verdict, busy, onReason, onCancel }: Props) {
  const input = useRef<InputRef>(null);
  const quick = verdictReasons[verdict];
  useKeys('写理由', [
    ...quick.map((reason, index) => ({
      key: String(index + 1),
      does: reason,
      run: () => void (busy || onReason(reason)),
    })),
    { key: 'r', does: '写其他理由', run: () => input.current?.focus() },
    { key: 'escape', does: '回到认定', run: onCancel },
  ]);
  const [left, right] = pair.accountCounts;
  return (
    <>
      <p className={styles.effect}>
        <strong>{verdict === 'same' ? '是同一人' : '不是同一人'}</strong>
        {verdict === 'same'
          ? `两位客户的 ${left + right} 个账户将归为一位，资料、标签都保留。`
          : '两位客户各自不变，系统以后不再把这两个账户归到一起。'}
      </p>
      <ReasonForm
        atOnce
        quick={quick}
        submit="认定"
        busy={busy}
        onReason={onReason}
        onCancel={onCancel}
        inputRef={input}
      />
    </>
  );
}
