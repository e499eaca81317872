import type { MigrationView } from '@heyi/shared/wechat/migration.schema';
import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { formatCount } from '../../ui/format.ts';
import { useMigrationSteps } from './use-migrations.ts';

/** The next step of a migration, and the way out while nothing has begun. */
export function MigrationActions({ migration }: { migration: MigrationView }) {
  const { id, can, dryRun, startedAt, from, to } = migration;
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { tryOut, start, drop } = useMigrationSteps(id);
  const careful = dryRun?.checks.filter(({ level }) => level === 'careful') ?? [];
  const askToStart = () =>
    void modal.confirm({
      title: `把“${from.name}”的 ${formatCount(dryRun?.followers ?? 0)} 位粉丝并入“${to.name}”？`,
      content: (
        <>
          <p>会逐批问微信要新的 openid，并把新旧账户并为同一位客户；原账户的资料都会保留。</p>
          {careful.map(({ name, text }) => (
            <p key={name}>留意：{text}</p>
          ))}
        </>
      ),
      okText: careful.length > 0 ? '已知悉，开始转换' : '开始转换',
      onOk: () => start.mutateAsync(careful.length > 0).catch(() => undefined), // told by onError
    });
  const askToDrop = () =>
    void modal.confirm({
      title: '删去这次登记？',
      content: '还没有开始转换，删去不影响任何资料；以后可以重新登记。',
      okText: '删去',
      okButtonProps: { danger: true },
      onOk: () =>
        drop
          .mutateAsync()
          .then(() => navigate('/wechat/migrations'))
          .catch(() => undefined), // told by onError
    });
  return (
    <>
      {can.drop && (
        <Button danger onClick={askToDrop}>
          删去登记
        </Button>
      )}
      {can.tryOut && (
        <Button
          type={can.start ? 'default' : 'primary'}
          loading={tryOut.isPending}
          onClick={() => tryOut.mutate()}
        >
          {dryRun ? '重新试算' : '试算'}
        </Button>
      )}
      {can.start && (
        <Button
          type="primary"
          loading={start.isPending}
          onClick={startedAt ? () => start.mutate(false) : askToStart}
        >
          {startedAt ? '继续' : '开始转换'}
        </Button>
      )}
    </>
  );
}
