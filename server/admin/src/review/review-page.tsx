import { Button } from 'antd';
import { useParams } from 'react-router';
import { Refusal } from '../changes/refusal.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Screen } from '../ui/screen.tsx';
import { AllDone } from './all-done.tsx';
import { LastDecision } from './last-decision.tsx';
import { PairAtWork } from './pair-at-work.tsx';
import { PairSkeleton } from './pair-skeleton.tsx';
import { useReviewDesk } from './use-review-desk.ts';
import { WhatIsLeft } from './what-is-left.tsx';

export function ReviewPage() {
  const { id } = useParams();
  const { desk, step, done, last, lost } = useReviewDesk(id);
  const goOn = () => step.mutate({ do: 'go-on' });
  const error = step.error ?? lost ?? desk.error;
  const found = desk.data;
  return (
    <Screen
      title="待核对"
      about="这些账户像是同一个人，证据却不够，请您来认定。认定之后系统不会改动，您可以撤销。"
      actions={<LinkButton to="/review/pairs">全部待核对</LinkButton>}
    >
      {found && <WhatIsLeft left={found.left} done={done} />}
      {last && (
        <LastDecision
          change={last}
          busy={step.isPending}
          onUndo={() => step.mutate({ do: 'undo', change: last })}
        />
      )}
      {error && (
        <Refusal
          error={error}
          action={
            <Button type="primary" loading={step.isPending} onClick={goOn}>
              继续下一对
            </Button>
          }
        />
      )}
      {!found && !error && <PairSkeleton />}
      {found?.pair && (
        <PairAtWork
          key={found.pair.id}
          pair={found.pair}
          busy={step.isPending}
          onStep={step.mutate}
        />
      )}
      {found && !found.pair && <AllDone left={found.left} onRetry={goOn} />}
    </Screen>
  );
}
