import { Skeleton } from 'antd';
import { Screen } from '../ui/screen.tsx';

/** In the place of the first room while its part of the page comes. */
export const Entering = () => (
  <Screen title="正在打开">
    <Skeleton active title={false} paragraph={{ rows: 8 }} />
  </Screen>
);
