import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { LinkButton } from '../ui/link-button.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { AddValue } from './add-value.tsx';
import { DecisionTable } from './decision-table.tsx';
import { ValueTable } from './value-table.tsx';

/** Values that too many persons share to tell them apart, and what people decided about them. */
export function HotValuesPage() {
  const [search, setSearch] = useSearchParams();
  const shown = search.get('show') ?? 'list';
  return (
    <Screen
      title="多人共用的值"
      about="许多客户都填了同一个号码，多半是业务员自己的、网点的，或随手填的。识别客户时不拿它们当证据，否则会把不相干的人归到一起。弄错的可以放行，漏掉的可以加入。"
      actions={
        <>
          <LinkButton to="/runs">回到客户识别</LinkButton>
          <AddValue />
        </>
      }
    >
      <Card flush>
        <Tabs
          activeKey={shown}
          onChange={(key) => setSearch(key === 'list' ? {} : { show: key }, { replace: true })}
          tabBarStyle={{ margin: 0, paddingInline: 20 }}
          items={[
            { key: 'list', label: '名单', children: <ValueTable /> },
            { key: 'decisions', label: '人工决定', children: <DecisionTable /> },
          ]}
        />
      </Card>
    </Screen>
  );
}
