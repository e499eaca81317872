import { modelsApi } from '@heyi/shared/identity/models.api';
import type { ModelSummary } from '@heyi/shared/identity/models.schema';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { call } from '../api.ts';
import { Empty } from '../ui/empty.tsx';
import { formatCount, formatMoment } from '../ui/format.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import styles from './model.module.css';
import { ModelDetail } from './model-detail.tsx';

/** What the engine learned: one model, beside another when that is wanted. */
export function ModelsPage() {
  const models = useQuery({
    queryKey: ['identity', 'models'],
    queryFn: () => call(modelsApi.list, { query: { limit: 50 } }),
  });
  return (
    <Screen
      title="模型"
      about="系统从账户数据里学到：每种证据有多大分量。不含任何客户的资料。"
      actions={<LinkButton to="/rules">回到识别规则</LinkButton>}
    >
      <Loaded query={models}>
        {({ items }) => (items.length === 0 ? <Nothing /> : <Chosen models={items} />)}
      </Loaded>
    </Screen>
  );
}

const Nothing = () => (
  <Card>
    <Empty
      title="还没有模型"
      about="完成一次客户识别以后，这里会有学到的模型。"
      action={<LinkButton to="/runs">去识别客户</LinkButton>}
    />
  </Card>
);

function Chosen({ models }: { models: ModelSummary[] }) {
  const { id = models[0]?.id ?? '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const other = search.get('with');
  const model = useModel(id);
  const compared = useModel(other);
  const options = models.map((one) => ({ value: one.id, label: nameOf(one) }));
  return (
    <>
      <div className={styles.choose}>
        <div>
          <span>模型</span>
          <Select
            aria-label="模型"
            value={id}
            options={options}
            onChange={(chosen) =>
              void navigate({ pathname: `/rules/models/${chosen}`, search: search.toString() })
            }
          />
        </div>
        <div>
          <span>与另一个比较</span>
          <Select
            aria-label="与另一个比较"
            value={other}
            allowClear
            placeholder="不比较"
            options={options.filter(({ value }) => value !== id)}
            onChange={(chosen) => setSearch(chosen ? { with: chosen } : {}, { replace: true })}
          />
        </div>
      </div>
      <Loaded query={model}>
        {(found) => <ModelDetail model={found} {...(other && { other: compared.data })} />}
      </Loaded>
    </>
  );
}

const useModel = (id: string | null) =>
  useQuery({
    queryKey: ['identity', 'model', id],
    queryFn: () => call(modelsApi.show, { params: { id: id ?? '' } }),
    enabled: id !== null,
  });

const nameOf = ({ version, learnedAt, accounts, isKept }: ModelSummary) =>
  `${formatMoment(learnedAt)}，${formatCount(accounts)} 个账户，${version}${isKept ? '（固定使用）' : ''}`;
