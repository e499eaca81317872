import type { MigrationView } from '@heyi/shared/wechat/migration.schema';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Empty } from '../../ui/empty.tsx';
import { formatCount, formatMoment } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import styles from '../wechat.module.css';
import { stateTexts } from './migration-texts.ts';
import { PlanForm } from './plan-form.tsx';
import { timeTo } from './time-to.ts';
import { useMigrations } from './use-migrations.ts';

/** Public accounts whose followers were moved, or are to be. */
export function MigrationsPage() {
  const query = useMigrations();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const plan = query.data?.can.plan && (
    <Button type="primary" onClick={() => setOpen(true)}>
      登记迁移
    </Button>
  );
  return (
    <Screen
      title="公众号迁移"
      about="把一个公众号的粉丝并入另一个。粉丝的 openid 会变，微信只在批准后 15 天内告诉新旧对应。"
      actions={plan}
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Card>
              <Empty
                title="还没有迁移"
                about="先在“粉丝”里完整拉取原公众号的粉丝，再向微信提交迁移；批准后在这里登记。"
              />
            </Card>
          ) : (
            items.map((one) => <MigrationLine key={one.id} migration={one} />)
          )
        }
      </Loaded>
      <PlanForm
        open={open}
        onClose={() => setOpen(false)}
        onPlanned={(id) => void navigate(`/wechat/migrations/${id}`)}
      />
    </Screen>
  );
}

function MigrationLine({ migration }: { migration: MigrationView }) {
  const { id, from, to, state, deadline, approvedAt, counts } = migration;
  const { text, tone } = stateTexts[state];
  return (
    <Card
      title={
        <Link to={`/wechat/migrations/${id}`}>
          {from.name} 并入 {to.name}
        </Link>
      }
      extra={<StatusMark tone={tone}>{text}</StatusMark>}
    >
      <div>
        微信 {formatMoment(approvedAt)}批准，
        {state === 'done' ? '已转换完' : timeTo(deadline, Date.now())}
      </div>
      <div className={styles.note}>
        已转换 {formatCount(counts.converted)} 位，已不再关注 {formatCount(counts.gone)}{' '}
        位，没有成功 {formatCount(counts.failed)} 位
      </div>
    </Card>
  );
}
