import { ApiError } from '@heyi/shared/client';
import { EarlierDecision, HandChangeView } from '@heyi/shared/identity/changes.schema';
import { ReviewClaimed, ReviewDecided } from '@heyi/shared/identity/review.schema';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { changeTexts, verdictTexts } from '../texts/changes.ts';
import { errorDetails, errorText } from '../ui/error-text.ts';
import { formatMoment } from '../ui/format.ts';

const Undone = HandChangeView.shape.undone.unwrap().pick({ by: true, at: true });

interface Props {
  error: unknown;
  /** The way on. */
  action?: ReactNode;
}

/** Why a decision was not taken: who else has decided what, and when. */
export function Refusal({ error, action }: Props) {
  const story = storyOf(error);
  return (
    <Alert
      type={story ? 'warning' : 'error'}
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={story ?? errorText(error)}
      description={story && errorText(error)}
      action={action}
    />
  );
}

function storyOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === 'change.undone') {
    const undone = errorDetails(error, Undone);
    return undone && `${undone.by.name} ${formatMoment(undone.at)}已撤销`;
  }
  const decided = errorDetails(error, ReviewDecided);
  if (decided)
    return `${decided.by.name} ${formatMoment(decided.at)}已${verdictTexts[decided.verdict]}`;
  const earlier = errorDetails(error, EarlierDecision);
  if (earlier)
    return `${earlier.by.name} ${formatMoment(earlier.at)}已${changeTexts[earlier.kind]}，理由是：${earlier.reason}`;
  const claimed = errorDetails(error, ReviewClaimed);
  return claimed && `${claimed.by.name} 正在核对这一对，到${formatMoment(claimed.until)}为止`;
}
