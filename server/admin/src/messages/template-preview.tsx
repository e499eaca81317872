import { type MessageKind, messageKinds } from '@heyi/shared/messages/message-kinds';
import { messageText, sampleValues } from '@heyi/shared/messages/message-text';
import type { MessageSetupView } from '@heyi/shared/messages/messages.schema';
import { fieldProblem, type TemplateField, templateData } from '@heyi/shared/messages/template-map';
import styles from './messages.module.css';

interface Props {
  app: MessageSetupView['apps'][number];
  kind: MessageKind;
  fields: TemplateField[];
}

/** The message as the person sees it, with invented values; what the inbox says stands below. */
export function TemplatePreview({ app, kind, fields }: Props) {
  const whole = fields.filter((field) => fieldProblem(kind, field) === null);
  const data = templateData(kind, sampleValues(kind), whole) ?? {};
  return (
    <section className={styles.preview} aria-label="预览">
      <div className={styles.phone}>
        <span className={styles.note}>{app.name}</span>
        <div>
          <strong>{messageKinds[kind].name}</strong>
        </div>
        {whole.length === 0 ? (
          <div className={styles.note}>填好字段后，这里是对方看到的样子。</div>
        ) : (
          <dl>
            {Object.entries(data).map(([name, { value }]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <p className={styles.note} style={{ marginTop: 8 }}>
        收件箱与客服消息：{messageText(kind, sampleValues(kind))}
      </p>
    </section>
  );
}
