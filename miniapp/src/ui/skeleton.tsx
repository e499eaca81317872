import { View } from '@tarojs/components';
import './skeleton.scss';
import { spoken } from './spoken.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

const Line = ({ width }: { width: number }) => (
  <View className="skeleton__line" style={{ width: `${width}%` }} />
);

/** Stands in for at most eight rows of a title and a value. */
export const RowsSkeleton = ({ rows }: { rows: number }) => (
  <View className="skeleton" {...spoken('status', '正在读取')}>
    {keys.slice(0, rows).map((key) => (
      <View key={key} className="skeleton__row">
        <Line width={32} />
        <Line width={24} />
      </View>
    ))}
  </View>
);

/** Stands in for a text of some lines. */
export const TextSkeleton = ({ lines }: { lines: number }) => (
  <View className="skeleton" {...spoken('status', '正在读取')}>
    {keys.slice(0, lines).map((key, at) => (
      <View key={key} className="skeleton__text">
        <Line width={at === lines - 1 ? 56 : 100} />
      </View>
    ))}
  </View>
);
