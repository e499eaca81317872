import type { Verdict } from '@heyi/shared/identity/review.schema';
import { Button } from 'antd';
import { Cap } from '../keys/cap.tsx';
import { useKeys } from '../keys/use-keys.ts';
import styles from './review.module.css';

interface Props {
  busy: boolean;
  onVerdict: (verdict: Verdict) => void;
  onSkip: () => void;
}

export function ChooseVerdict({ busy, onVerdict, onSkip }: Props) {
  const unlessBusy = (run: () => void) => () => void (busy || run());
  const same = unlessBusy(() => onVerdict('same'));
  const different = unlessBusy(() => onVerdict('different'));
  const skip = unlessBusy(onSkip);
  useKeys('核对', [
    { key: 's', does: '是同一人', run: same },
    { key: 'd', does: '不是同一人', run: different },
    { key: 'k', does: '跳过，留给别人', run: skip },
  ]);
  return (
    <div className={styles.choices}>
      <Button type="primary" size="large" disabled={busy} onClick={same}>
        是同一人 <Cap of="s" />
      </Button>
      <Button size="large" disabled={busy} onClick={different}>
        不是同一人 <Cap of="d" />
      </Button>
      <Button size="large" type="text" disabled={busy} onClick={skip}>
        跳过 <Cap of="k" />
      </Button>
      <span className={styles.hint}>
        全部按键 <Cap of="?" />
      </span>
    </div>
  );
}
