import { Skeleton } from 'antd';
import { Card } from '../ui/screen.tsx';

export const PairSkeleton = () => (
  <Card>
    <Skeleton active title={{ width: '40%' }} paragraph={{ rows: 10, width: '100%' }} />
  </Card>
);
