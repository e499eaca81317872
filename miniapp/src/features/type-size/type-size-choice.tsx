import { View } from '@tarojs/components';
import { chooseTypeSize, typeSizes } from './type-size.ts';
import './type-size-choice.scss';
import { useTypeSize } from './use-type-size.ts';

export function TypeSizeChoice() {
  const current = useTypeSize();
  return (
    <View className="type-size">
      {typeSizes.map(({ scale, name }) => (
        <View
          key={name}
          className={`type-size__one ${scale === current ? 'type-size__one--chosen' : ''}`}
          hoverClass="type-size__one--pressed"
          ariaRole="button"
          ariaLabel={scale === current ? `${name}，已选` : name}
          onClick={() => chooseTypeSize(scale)}
        >
          {name}
        </View>
      ))}
    </View>
  );
}
