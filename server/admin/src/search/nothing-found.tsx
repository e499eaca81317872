import { ImportListButton } from '../imports/import-list-button.tsx';
import { Empty } from '../ui/empty.tsx';
import type { SearchState } from './search-state.ts';

export const NothingFound = ({ sought, what }: { sought: SearchState; what: string }) =>
  sought.query || sought.channel ? (
    <Empty
      title={`没有找到这样的${what}`}
      about="请输入完整的内容（如 11 位手机号）再试，或放宽渠道。资料都已加密，因此不能按其中一段查找。"
    />
  ) : (
    <Empty
      title={`还没有${what}`}
      about="导入名单并完成识别后，就可以在这里查找。"
      action={<ImportListButton>导入名单</ImportListButton>}
    />
  );
