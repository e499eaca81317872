import { ServiceHours, weekdayNames } from '@heyi/shared/wechat/service-hours';
import { serviceHoursApi } from '@heyi/shared/wechat/service-hours.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Switch } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { errorText } from '../ui/error-text.ts';
import { Loaded } from '../ui/loaded.tsx';
import styles from './messages.module.css';

const office: ServiceHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const days = weekdayNames.map((label, at) => ({ label, value: at + 1 }));

/** The hours of one public account. */
export function ServiceHoursForm({ id, name }: { id: string; name: string }) {
  const query = useQuery({
    queryKey: ['wechat', 'service-hours', id],
    queryFn: () => call(serviceHoursApi.show, { params: { id } }),
  });
  return (
    <Loaded query={query}>
      {({ hours, can }) => <Hours id={id} name={name} stored={hours} canEdit={can.edit} />}
    </Loaded>
  );
}

interface Props {
  id: string;
  name: string;
  stored: ServiceHours | null;
  canEdit: boolean;
}

function Hours({ id, name, stored, canEdit }: Props) {
  const { message } = App.useApp();
  const [hours, setHours] = useState(stored);
  const save = useMutation({
    mutationFn: () => call(serviceHoursApi.save, { params: { id }, body: { hours } }),
    onSuccess: () => void message.success('已保存。'),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['wechat', 'service-hours', id] }),
  });
  const change = (values: Partial<ServiceHours>) =>
    setHours((before) => ({ ...(before ?? office), ...values }));
  const isOff = !canEdit || hours === null;
  const isWrong = hours !== null && !ServiceHours.safeParse(hours).success;
  return (
    <div className={styles.template}>
      <div className={styles.hours}>
        <Switch
          aria-label={`${name}转人工`}
          checked={hours !== null}
          disabled={!canEdit}
          onChange={(isOn) => setHours(isOn ? office : null)}
        />
        {name}
      </div>
      <div className={styles.hours}>
        <Checkbox.Group
          options={days}
          value={hours?.days ?? []}
          disabled={isOff}
          onChange={(chosen) => change({ days: chosen })}
        />
        <Input
          type="time"
          aria-label={`${name}开始`}
          style={{ width: 120 }}
          value={hours?.from ?? ''}
          disabled={isOff}
          onChange={({ target: { value } }) => change({ from: value })}
        />
        至
        <Input
          type="time"
          aria-label={`${name}结束`}
          style={{ width: 120 }}
          value={hours?.to ?? ''}
          disabled={isOff}
          onChange={({ target: { value } }) => change({ to: value })}
        />
        {canEdit && (
          <Button disabled={isWrong} loading={save.isPending} onClick={() => save.mutate()}>
            保存
          </Button>
        )}
      </div>
    </div>
  );
}
