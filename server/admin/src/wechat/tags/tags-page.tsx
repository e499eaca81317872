import { Empty } from '../../ui/empty.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { AccountCard } from './account-card.tsx';
import { TagOrder } from './tag-order.tsx';
import { useTags } from './use-tags.ts';

/** The tags of every public account, and which of the portraits' tags flow back there. */
export function TagsPage() {
  const query = useTags();
  return (
    <Screen
      title="标签"
      about="各公众号给粉丝打的标签汇入客户画像；选定的画像标签再同步回各公众号。同步过一次的公众号，以后每天自动同步。"
    >
      <Loaded query={query}>
        {(view) =>
          view.accounts.length === 0 ? (
            <Card>
              <Empty
                title="还没有接入公众号"
                about="接入公众号并拉取粉丝后，它们的标签会出现在这里。"
                action={<LinkButton to="/wechat">去接入</LinkButton>}
              />
            </Card>
          ) : (
            <>
              <TagOrder view={view} />
              {view.accounts.map((account) => (
                <AccountCard key={account.id} account={account} canEdit={view.can.edit} />
              ))}
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}
