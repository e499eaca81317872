import type { AttemptOutcome } from '@heyi/shared/messages/delivery';
import type { AttemptView, MessageView } from '@heyi/shared/messages/messages.schema';
import { formatMoment } from '../ui/format.ts';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { MessageActions } from './message-actions.tsx';
import { wayTexts, whyNotTexts } from './message-texts.ts';
import styles from './messages.module.css';
import { useMessageSetup } from './use-message-setup.ts';

const outcomes: Record<AttemptOutcome, { text: string; tone: Tone }> = {
  started: { text: '正在发送', tone: 'busy' },
  sent: { text: '已发出', tone: 'good' },
  refused: { text: '没有发成', tone: 'bad' },
  later: { text: '稍后再试', tone: 'waiting' },
  unknown: { text: '结果不明', tone: 'careful' },
};

/** How a message went: what was tried, what was closed, when it goes on, and what can be done. */
export function MessageDetails({ message }: { message: MessageView }) {
  const { data } = useMessageSetup();
  const nameOf = (appid: string | null) =>
    appid === null ? '' : (data?.apps.find((app) => app.appid === appid)?.name ?? appid);
  const { attempts, closed, dueAt, expiresAt, isRead } = message;
  return (
    <div className={styles.details}>
      <ol className={styles.steps}>
        {attempts.map((attempt) => (
          <li key={`${attempt.at} ${attempt.way} ${attempt.appid}`}>
            <Attempt attempt={attempt} app={nameOf(attempt.appid)} />
          </li>
        ))}
        {closed
          .filter((one) => !isTold(one, attempts))
          .map(({ way, appid, why }) => (
            <li key={`${way} ${appid} ${why}`}>
              <StatusMark tone="waiting">不能用</StatusMark> {way && wayTexts[way]}{' '}
              <span className={styles.note}>{nameOf(appid)}</span> {whyNotTexts[why]}
            </li>
          ))}
        {dueAt && (
          <li>
            <StatusMark tone="waiting">下一次</StatusMark> {formatMoment(dueAt)}
          </li>
        )}
      </ol>
      <p className={styles.note}>
        收件箱{isRead ? '已读' : '未读'}；{formatMoment(expiresAt)}之后不再发到微信。
      </p>
      <MessageActions message={message} />
    </div>
  );
}

/** The attempt by that way says it already. */
const isTold = ({ way, appid, why }: MessageView['closed'][number], attempts: AttemptView[]) =>
  attempts.some((one) => one.way === way && one.appid === appid && one.why === why);

function Attempt({ attempt, app }: { attempt: AttemptView; app: string }) {
  const { way, at, outcome, why, errcode } = attempt;
  const { text, tone } = outcomes[outcome];
  return (
    <>
      <StatusMark tone={tone}>{text}</StatusMark> {wayTexts[way]}{' '}
      <span className={styles.note}>
        {app} {formatMoment(at)}
      </span>{' '}
      {why && whyNotTexts[why]}
      {errcode !== null && <span className={styles.note}>（{errcode}）</span>}
    </>
  );
}
