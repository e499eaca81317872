import { messagesApi } from '@heyi/shared/messages/messages.api';
import { MessageSettings, type MessageSetupView } from '@heyi/shared/messages/messages.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { errorText } from '../ui/error-text.ts';
import { Card } from '../ui/screen.tsx';
import styles from './messages.module.css';
import { setupKey } from './use-message-setup.ts';

const usual = { from: '21:30', to: '08:30' };

/** When messages wait for the morning. */
export function QuietHoursCard({ setup }: { setup: MessageSetupView }) {
  const { message } = App.useApp();
  const [hours, setHours] = useState(setup.quietHours);
  const save = useMutation({
    mutationFn: () =>
      call(messagesApi.saveSettings, { body: MessageSettings.parse({ quietHours: hours }) }),
    onSuccess: () => void message.success('已保存。'),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: setupKey }),
  });
  const problem = hours && !MessageSettings.safeParse({ quietHours: hours }).success;
  const canEdit = setup.can.edit;
  const time = (name: 'from' | 'to', about: string) => (
    <Input
      type="time"
      aria-label={about}
      style={{ width: 120 }}
      value={hours?.[name] ?? ''}
      disabled={!canEdit || !hours}
      onChange={({ target: { value } }) =>
        setHours((before) => ({ ...(before ?? usual), [name]: value }))
      }
    />
  );
  return (
    <Card title="免打扰时段">
      <div className={styles.hours}>
        <Switch
          aria-label="免打扰"
          checked={hours !== null}
          disabled={!canEdit}
          onChange={(isOn) => setHours(isOn ? usual : null)}
        />
        {time('from', '免打扰开始')} 至 {time('to', '免打扰结束')}
        {canEdit && (
          <Button
            type="primary"
            disabled={Boolean(problem)}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            保存
          </Button>
        )}
      </div>
      <p className={styles.note}>
        这段时间里不发到微信，等结束后再发；紧急的（如活动变更）不等。收件箱不受影响。
      </p>
    </Card>
  );
}
