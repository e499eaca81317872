import { ruleText } from '@heyi/shared/identity/evidence-text';
import { identityApi } from '@heyi/shared/identity/identity.api';
import type { EvidenceView } from '@heyi/shared/identity/identity.schema';
import { useQuery } from '@tanstack/react-query';
import { Alert, Skeleton } from 'antd';
import { call } from '../api.ts';
import { vetoText } from '../texts/stages.ts';
import { formatProbability } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';
import styles from './evidence.module.css';
import { SideBySide } from './side-by-side.tsx';
import { Waterfall } from './waterfall.tsx';

interface Props {
  id: string;
  otherId: string;
  /** The two are one customer already. */
  linked?: boolean;
}

/** What speaks for and against two accounts being one person. */
export function EvidenceBetween({ id, otherId, linked = false }: Props) {
  const evidence = useQuery({
    queryKey: ['identity', 'evidence', id, otherId],
    queryFn: () => call(identityApi.explainAccounts, { params: { id, otherId } }),
  });
  return (
    <Loaded query={evidence} skeleton={<Skeleton active paragraph={{ rows: 6 }} />}>
      {(found) => (
        <>
          <SideBySide evidence={found} />
          {!linked && <Verdict evidence={found} />}
          {found.vetoes.map((veto) => (
            <Alert
              key={veto}
              type="warning"
              showIcon
              title={vetoText(veto)}
              style={{ marginBottom: 12 }}
            />
          ))}
          <Waterfall parts={found.parts} prior={found.prior} />
          <p className={styles.note}>
            分量的单位是比特：每多
            1，是同一人的胜算翻一倍；“比较之前”是任意两个账户恰为同一人的机会。 合计{' '}
            {(found.prior + found.weight).toFixed(1)} 即可能性{' '}
            {formatProbability(found.probability)}。
          </p>
        </>
      )}
    </Loaded>
  );
}

function Verdict({ evidence: { probability, rule, vetoes } }: { evidence: EvidenceView }) {
  const isOne = probability >= 0.5 && vetoes.length === 0;
  return (
    <p className={styles.verdict}>
      <strong>同一人的可能性 {formatProbability(probability)}</strong>
      {isOne && <span>主要依据：{ruleText(rule)}</span>}
    </p>
  );
}
