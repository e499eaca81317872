import { ApiError } from '@heyi/shared/client';
import { EarlierDecision, HandChangeView } from '@heyi/shared/identity/changes.schema';
import { HotValueDecisionView } from '@heyi/shared/identity/hot-values.schema';
import { ReviewClaimed, ReviewDecided } from '@heyi/shared/identity/review.schema';
import { SettingsChanged } from '@heyi/shared/identity/settings.schema';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { changeTexts, verdictTexts } from '../texts/changes.ts';
import { hotValueDecisionTexts } from '../texts/hot-values.ts';
import { errorDetails, errorText } from '../ui/error-text.ts';
import { formatMoment } from '../ui/format.ts';

const HotValueDecided = HotValueDecisionView.pick({ kind: true, by: true, at: true, reason: true });
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
  if (error.code === 'hot_value.decided') {
    const found = errorDetails(error, HotValueDecided);
    return (
      found &&
      `${found.by.name} ${formatMoment(found.at)}已${hotValueDecisionTexts[found.kind]}，理由是：${found.reason}`
    );
  }
  if (error.code === 'settings.changed') {
    const found = errorDetails(error, SettingsChanged);
    return found?.by && found.at
      ? `${found.by.name} ${formatMoment(found.at)}改成了第 ${found.version} 版`
      : undefined;
  }
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
