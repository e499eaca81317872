import { View } from '@tarojs/components';
import { spoken } from '../../ui/spoken.ts';
import { chooseTypeSize, typeSize, typeSizes } from './type-size.ts';
import './type-size-choice.scss';

export function TypeSizeChoice() {
  const current = typeSize.use();
  return (
    <View className="type-size">
      {typeSizes.map(({ scale, name }) => (
        <View
          key={name}
          className={`type-size__one ${scale === current ? 'type-size__one--chosen' : ''}`}
          hoverClass="type-size__one--pressed"
          {...spoken('button', scale === current ? `${name}，已选` : name)}
          onClick={() => chooseTypeSize(scale)}
        >
          {name}
        </View>
      ))}
    </View>
  );
}
