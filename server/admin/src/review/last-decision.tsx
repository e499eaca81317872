import type { HandChangeView } from '@heyi/shared/identity/changes.schema';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { Cap } from '../keys/cap.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { changeTexts } from '../texts/changes.ts';
import styles from './review.module.css';

interface Props {
  change: HandChangeView;
  busy: boolean;
  onUndo: () => void;
}

/** What was decided just now, and the way back. */
export function LastDecision({ change, busy, onUndo }: Props) {
  const undo = () => !busy && change.can.undo && onUndo();
  useKeys('核对', [{ key: 'u', does: '撤销刚才的认定', run: undo }]);
  return (
    <Alert
      type="success"
      showIcon
      style={{ marginBottom: 16 }}
      title={
        <>
          上一对已{changeTexts[change.kind]}：{change.reason}。
          <Link className={styles.inText ?? ''} to={`/customers/${change.leftCustomerId}`}>
            查看客户
          </Link>
        </>
      }
      action={
        change.can.undo && (
          <Button size="small" disabled={busy} onClick={onUndo}>
            撤销 <Cap of="u" />
          </Button>
        )
      }
    />
  );
}
