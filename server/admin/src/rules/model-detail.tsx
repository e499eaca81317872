import { DownloadOutlined } from '@ant-design/icons';
import { modelsApi } from '@heyi/shared/identity/models.api';
import type { ModelView } from '@heyi/shared/identity/models.schema';
import { settingsApi } from '@heyi/shared/identity/settings.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { call } from '../api.ts';
import { saveFile } from '../imports/save-file.ts';
import { errorText } from '../ui/error-text.ts';
import { Figure, Figures } from '../ui/figure.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { Card } from '../ui/screen.tsx';
import { FieldWeights } from './field-weights.tsx';
import { useStartPreview } from './use-start-preview.ts';
import { ValueWeights } from './value-weights.tsx';

interface Props {
  model: ModelView;
  /** Another one to compare with; undefined while it is read. */
  other?: ModelView | undefined;
}

export function ModelDetail({ model, other }: Props) {
  const { priorBits, prior, movedShare, accounts, learnedAt } = model;
  return (
    <>
      {model.isOutdated && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title="这个模型是旧版本学到的，只能查看，不能再用。"
        />
      )}
      <Figures>
        <Figure
          name="从多少账户学到"
          value={formatCount(accounts)}
          note={beside(other, (one) => formatCount(one.accounts)) ?? formatMoment(learnedAt)}
        />
        <Figure
          name="比较之前的机会"
          value={`${priorBits.toFixed(1)} 比特`}
          note={
            beside(other, (one) => `${one.priorBits.toFixed(1)} 比特`) ??
            `任意两个账户，每 ${formatCount(Math.round(1 / prior))} 对有一对是同一人`
          }
        />
        <Figure
          name="同一人而地址不同的"
          value={percentOf(movedShare)}
          note={beside(other, (one) => percentOf(one.movedShare)) ?? '搬过家，或各填各的'}
        />
        <Figure
          name="一家人"
          value={oneIn(model.householdPrior)}
          note={beside(other, (one) => oneIn(one.householdPrior)) ?? '任意两个账户是一家两口'}
        />
      </Figures>
      <Card title="每种证据的分量" extra={<Actions model={model} />}>
        <FieldWeights model={model} other={other} />
      </Card>
      <Card title="越少见的值，相同时分量越重">
        <ValueWeights model={model} other={other} />
      </Card>
    </>
  );
}

const percentOf = (share: number) => `${(share * 100).toFixed(1)}%`;
const oneIn = (chance: number) =>
  chance > 0 ? `1 / ${formatCount(Math.round(1 / chance))}` : '没有';
const beside = (other: ModelView | undefined, read: (one: ModelView) => string) =>
  other && `另一个：${read(other)}`;

function Actions({ model }: { model: ModelView }) {
  const { message } = App.useApp();
  const start = useStartPreview();
  const settings = useQuery({
    queryKey: ['identity', 'settings'],
    queryFn: () => call(settingsApi.current),
  });
  const file = useMutation({
    mutationFn: () => call(modelsApi.file, { params: { id: model.id } }),
    onSuccess: (found) => saveFile(found, `模型-${model.version}.json`),
    onError: (error) => void message.error(errorText(error)),
  });
  const bars = settings.data?.current.bars;
  const tryOut = (modelRunId: string | null) =>
    bars &&
    start.mutate(
      { bars, modelRunId },
      { onError: (error) => void message.error(errorText(error)) },
    );
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      {model.can.download && (
        <Button
          size="small"
          icon={<DownloadOutlined aria-hidden />}
          loading={file.isPending}
          onClick={() => file.mutate()}
        >
          下载 JSON
        </Button>
      )}
      {model.can.keep && (
        <Button size="small" loading={start.isPending} onClick={() => tryOut(model.id)}>
          试算：固定用它
        </Button>
      )}
      {model.isKept && settings.data?.can.change && (
        <Button size="small" loading={start.isPending} onClick={() => tryOut(null)}>
          试算：改为每次学习
        </Button>
      )}
    </div>
  );
}
