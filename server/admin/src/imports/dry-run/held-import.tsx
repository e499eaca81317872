import { importsApi } from '@heyi/shared/imports/imports.api';
import type { ImportView } from '@heyi/shared/imports/imports.schema';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { useStaff } from '../../session/use-session.ts';
import { errorText } from '../../ui/error-text.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Card } from '../../ui/screen.tsx';
import styles from './dry-run.module.css';
import { DryRunProgress } from './dry-run-progress.tsx';
import { DryRunResult } from './dry-run-result.tsx';
import { isTrying, useDryRun, useDryRunControl } from './use-dry-run.ts';

/** A list that waits for somebody's word: its dry run, and then start or drop. */
export function HeldImport({ one }: { one: ImportView }) {
  const mayDecide = useStaff().can.importLists;
  const query = useDryRun(one.id);
  const { begin, cancel } = useDryRunControl(one.id);
  const run = query.data;
  const failed = begin.error ?? cancel.error;
  return (
    <>
      {failed && (
        <Alert type="error" showIcon title={errorText(failed)} style={{ marginBottom: 16 }} />
      )}
      <Loaded query={query}>
        {(found) => (
          <>
            {found && isTrying(found) && (
              <Card title="正在试算">
                <DryRunProgress run={found} onCancel={mayDecide ? () => cancel.mutate() : null} />
              </Card>
            )}
            {found?.status === 'failed' && (
              <Alert
                type="error"
                showIcon
                role="alert"
                style={{ marginBottom: 16 }}
                title="这份名单没能试算"
                description={found.failure}
              />
            )}
            {found?.status === 'done' && found.summary && (
              <Alert
                type="info"
                showIcon
                style={{ marginBottom: 16 }}
                title="这是试算：如果现在导入，会有以下结果。还没有写入任何账户。"
              />
            )}
            {mayDecide && !(found && isTrying(found)) && (
              <Decide one={one} tried={found !== null} onTry={() => begin.mutate()} />
            )}
            {found?.summary && <DryRunResult run={found} summary={found.summary} />}
          </>
        )}
      </Loaded>
      {run?.status === 'cancelled' && <p className={styles.note}>试算已取消。</p>}
    </>
  );
}

interface DecideProps {
  one: ImportView;
  tried: boolean;
  onTry: () => void;
}

function Decide({ one: { id, fileName }, tried, onTry }: DecideProps) {
  const navigate = useNavigate();
  const { modal, message } = App.useApp();
  const params = { id };
  const onError = (error: unknown) => void message.error(errorText(error));
  const start = useMutation({
    mutationFn: () => call(importsApi.start, { params }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
    onError,
  });
  const drop = useMutation({
    mutationFn: () => call(importsApi.drop, { params }),
    onSuccess: async () => {
      await navigate('/imports');
      await queries.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
    onError,
  });
  const askToDrop = () =>
    void modal.confirm({
      title: '放弃这份名单？',
      content: `“${fileName}”的文件和试算会删去，没有账户受影响。以后可以重新上传。`,
      okText: '放弃',
      onOk: () => drop.mutateAsync().catch(() => undefined),
    });
  return (
    <div className={styles.decide}>
      <Button type="primary" size="large" loading={start.isPending} onClick={() => start.mutate()}>
        开始导入
      </Button>
      <Button onClick={onTry}>{tried ? '重新试算' : '试算'}</Button>
      <Button danger onClick={askToDrop}>
        放弃这份名单
      </Button>
      <span className={styles.note}>不处理的话，七天后自动删去。</span>
    </div>
  );
}
