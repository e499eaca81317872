import type { ReviewCounts } from '@heyi/shared/identity/review.schema';
import { Button } from 'antd';
import { Empty } from '../ui/empty.tsx';
import { formatCount } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Card } from '../ui/screen.tsx';

interface Props {
  left: ReviewCounts;
  onRetry: () => void;
}

/** Nothing is left for this person: all is decided, or before others, or put aside. */
export const AllDone = ({ left: { open, claimedByOthers, skipped }, onRetry }: Props) => (
  <Card>
    {open === 0 ? (
      <Empty
        title="全部核对完了"
        about="没有存疑的账户了。新的名单导入、重新识别以后，若有拿不准的，会出现在这里。"
        action={<LinkButton to="/">回到概览</LinkButton>}
      />
    ) : (
      <Empty
        title="暂时没有可领取的"
        about={[
          skipped > 0 && `有 ${formatCount(skipped)} 对您跳过了，可以从全部待核对里再打开。`,
          claimedByOthers > 0 && `有 ${formatCount(claimedByOthers)} 对别人正在核对。`,
        ]
          .filter(Boolean)
          .join('')}
        action={
          skipped > 0 ? (
            <LinkButton to="/review/pairs" type="primary">
              看跳过的
            </LinkButton>
          ) : (
            <Button onClick={onRetry}>再看看</Button>
          )
        }
      />
    )}
  </Card>
);
