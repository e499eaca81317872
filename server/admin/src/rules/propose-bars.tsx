import { Bars, type CurrentSettings } from '@heyi/shared/identity/settings.schema';
import { Button, Form, InputNumber, Radio } from 'antd';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Card } from '../ui/screen.tsx';
import styles from './rules.module.css';
import { modelText } from './rules-text.ts';
import { useStartPreview } from './use-start-preview.ts';

interface Fields {
  upper: number | null;
  lower: number | null;
  modelRunId: string | null;
}

const share = (percent: number | null) =>
  percent === null ? Number.NaN : Number((percent / 100).toFixed(6));
const inPercent = (share: number) => Number((share * 100).toFixed(4));

/** Other bars, or another choice of model, to be tried first. */
export function ProposeBars({ settings: { current, lastRunId } }: { settings: CurrentSettings }) {
  const [form] = Form.useForm<Fields>();
  const start = useStartPreview();
  const kept = current.modelRunId ?? lastRunId;
  const propose = ({ upper, lower, modelRunId }: Fields) => {
    const bars = Bars.safeParse({ upper: share(upper), lower: share(lower) });
    if (bars.success) return start.mutate({ bars: bars.data, modelRunId });
    form.setFields(
      bars.error.issues.map(({ path, message }) => ({
        name: path[0] as keyof Fields,
        errors: [message],
      })),
    );
  };
  return (
    <Card title="试一试别的规则">
      {start.error && <ErrorNotice error={start.error} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={start.isPending}
        initialValues={{
          upper: inPercent(current.bars.upper),
          lower: inPercent(current.bars.lower),
          modelRunId: current.modelRunId,
        }}
        onFinish={propose}
      >
        <div className={styles.propose}>
          <Form.Item name="upper" label="自动归并线" extra="可能性到这条线，系统自己归并">
            <InputNumber suffix="%" step={1} inputMode="decimal" style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="lower" label="人工核对线" extra="到这条线、不到上一条，请人核对">
            <InputNumber suffix="%" step={1} inputMode="decimal" style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="modelRunId" label="模型">
          <Radio.Group
            className={styles.choices ?? ''}
            options={[
              { value: null, label: '每次识别重新学习' },
              ...(kept
                ? [
                    {
                      value: kept,
                      label: current.modelRunId ? modelText(current) : '固定用最近一次识别的模型',
                    },
                  ]
                : []),
            ]}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          试算
        </Button>
        <span className={styles.beside}>只算不改：不影响任何客户，可以随时停止。</span>
      </Form>
    </Card>
  );
}
