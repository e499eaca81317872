import { channelText } from '@heyi/shared/identity/evidence-text';
import type { ConsentView, CustomerDetail } from '@heyi/shared/identity/identity.schema';
import { Tooltip } from 'antd';
import { StatusMark } from '../ui/status-mark.tsx';
import styles from './customers.module.css';

const words = {
  marketing: { refused: '拒绝营销', agreed: '同意营销' },
  sharing: { refused: '拒绝渠道间共享', agreed: '同意渠道间共享' },
} as const;

/** What the customer allows and refuses; a refusal in any one account counts for all. */
export function Consents({ consents }: Pick<CustomerDetail, 'consents'>) {
  const { marketing, sharing } = consents;
  if (!marketing && !sharing) return null;
  return (
    <span className={styles.consents}>
      {marketing && <Mark kind="marketing" consent={marketing} />}
      {sharing && <Mark kind="sharing" consent={sharing} />}
    </span>
  );
}

function Mark({ kind, consent }: { kind: keyof typeof words; consent: ConsentView }) {
  const { answer, channel, accountId } = consent;
  const source = `依据${channelText(channel)}账户 ${accountId}${answer === 'refused' ? '；任一账户拒绝即算拒绝' : ''}`;
  return (
    <Tooltip title={source}>
      <span className={styles.consent}>
        <StatusMark tone={answer === 'refused' ? 'bad' : 'good'}>{words[kind][answer]}</StatusMark>
        <span className={styles.note}>
          {channelText(channel)} {accountId}
        </span>
      </span>
    </Tooltip>
  );
}
