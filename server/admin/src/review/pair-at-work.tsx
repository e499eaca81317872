import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { ReviewPairView, Verdict } from '@heyi/shared/identity/review.schema';
import { useEffect, useRef, useState } from 'react';
import { Waterfall } from '../evidence/waterfall.tsx';
import { formatMoment, formatProbability } from '../ui/format.ts';
import { Card } from '../ui/screen.tsx';
import { ChooseVerdict } from './choose-verdict.tsx';
import { PairTable } from './pair-table.tsx';
import styles from './review.module.css';
import { SayWhy } from './say-why.tsx';
import type { Step } from './use-review-desk.ts';

interface Props {
  pair: ReviewPairView;
  busy: boolean;
  onStep: (step: Step) => void;
}

/** Two accounts, what speaks for and against, and the answer. */
export function PairAtWork({ pair, busy, onStep }: Props) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { id, probability, rule, parts, prior, claim } = pair;
  return (
    <>
      <Card>
        <div className={styles.head}>
          <h2 ref={heading} tabIndex={-1}>
            同一人的可能性 {formatProbability(probability)}
          </h2>
          <span>最强的依据：{ruleText(rule)}</span>
          {claim && <span>已由您领取，到{formatMoment(claim.until)}</span>}
        </div>
        <PairTable pair={pair} />
      </Card>
      <Card title="证据的分量">
        <Waterfall parts={parts} {...(prior !== null && { prior })} />
      </Card>
      {pair.can.decide && (
        <div className={styles.answer}>
          {verdict ? (
            <SayWhy
              key={verdict}
              pair={pair}
              verdict={verdict}
              busy={busy}
              onReason={(reason) => onStep({ do: 'decide', id, decision: { verdict, reason } })}
              onCancel={() => setVerdict(null)}
            />
          ) : (
            <ChooseVerdict
              busy={busy}
              onVerdict={setVerdict}
              onSkip={() => onStep({ do: 'skip', id })}
            />
          )}
        </div>
      )}
    </>
  );
}
