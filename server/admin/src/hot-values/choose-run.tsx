import { identityApi } from '@heyi/shared/identity/identity.api';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { call } from '../api.ts';
import { formatCount, formatMoment } from '../ui/format.ts';
import styles from './hot-values.module.css';

interface Props {
  /** The last run, when none is chosen. */
  chosen: string | null;
  onChoose: (runId: string | null) => void;
}

/** Each run has a list of its own. */
export function ChooseRun({ chosen, onChoose }: Props) {
  const runs = useQuery({
    queryKey: ['identity', 'runs-with-lists'],
    queryFn: () => call(identityApi.listRuns, { query: { limit: 50 } }),
  });
  const done = runs.data?.items.filter(({ status }) => status === 'done') ?? [];
  if (done.length < 2) return null;
  return (
    <div className={styles.choose}>
      <Select
        aria-label="哪一次识别的名单"
        value={chosen ?? done[0]?.id}
        onChange={(id) => onChoose(id === undefined || id === done[0]?.id ? null : id)}
        options={done.map(({ id, startedAt, summary }, index) => ({
          value: id,
          label: `${index === 0 ? '最近一次识别，' : ''}${formatMoment(startedAt)}：${formatCount(summary?.hotValues ?? 0)} 个`,
        }))}
      />
    </div>
  );
}
