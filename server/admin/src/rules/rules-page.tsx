import { settingsApi } from '@heyi/shared/identity/settings.api';
import type { CurrentSettings } from '@heyi/shared/identity/settings.schema';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { call } from '../api.ts';
import { formatMoment } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { BarsPicture } from './bars-picture.tsx';
import { PreviewTable } from './preview-table.tsx';
import { ProposeBars } from './propose-bars.tsx';
import styles from './rules.module.css';
import { modelText } from './rules-text.ts';
import { VersionTable } from './version-table.tsx';

/** What people chose last is not yet what a run decided by. */
const isAhead = (found: CurrentSettings | undefined) =>
  found !== undefined && found.lastRunBy !== null && found.lastRunBy !== found.current.version;

/** By what the machine decides: in force, on trial, before. */
export function RulesPage() {
  const settings = useQuery({
    queryKey: ['identity', 'settings'],
    queryFn: () => call(settingsApi.current),
    refetchInterval: ({ state }) => (isAhead(state.data) ? 2_000 : false),
  });
  return (
    <Screen
      title="识别规则"
      about="两条判定线和一个模型，决定哪些账户自动归为一位客户、哪些请人核对。改动之前先试算，看清会变什么。"
      actions={<LinkButton to="/rules/models">看模型</LinkButton>}
    >
      <Loaded query={settings}>
        {(found) => (
          <>
            <InForce settings={found} />
            {found.can.change && <ProposeBars key={found.current.version} settings={found} />}
          </>
        )}
      </Loaded>
      <Card title="试算" flush>
        <PreviewTable />
      </Card>
      <Card title="历次改动" flush>
        <VersionTable />
      </Card>
    </Screen>
  );
}

function InForce({ settings }: { settings: CurrentSettings }) {
  const { current } = settings;
  const { version, by, at, reason, modelRunId } = current;
  return (
    <Card title={version === 0 ? '现行的规则：出厂设定' : `现行的规则：第 ${version} 版`}>
      {isAhead(settings) && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="客户还是按上一版识别的，下一次识别起按这一版。"
        />
      )}
      <BarsPicture bars={current.bars} />
      <p className={styles.note}>
        模型：
        {modelRunId ? (
          <Link to={`/rules/models/${modelRunId}`}>{modelText(current)}</Link>
        ) : (
          modelText(current)
        )}
        {by && at && `。${by.name} ${formatMoment(at)}改定：${reason}`}
      </p>
    </Card>
  );
}
