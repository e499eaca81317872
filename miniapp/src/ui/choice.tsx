import { Picker, View } from '@tarojs/components';
import './field.scss';
import { spoken } from './spoken.ts';

interface Props<Value extends string> {
  label: string;
  value: Value;
  /** What each value is called, in the order in which they are offered. */
  names: Record<Value, string>;
  onChange: (value: Value) => void;
}

/** One of several, chosen in the phone's own list. */
export const Choice = <Value extends string>({ label, value, names, onChange }: Props<Value>) => {
  const values = Object.keys(names) as Value[];
  return (
    <View className="field">
      <View className="field__label">{label}</View>
      <Picker
        mode="selector"
        range={values.map((one) => names[one])}
        value={values.indexOf(value)}
        onChange={({ detail }) => onChange(values[Number(detail.value)] as Value)}
      >
        <View className="field__input" {...spoken('button', `${label}：${names[value]}`)}>
          {names[value]}
        </View>
      </Picker>
    </View>
  );
};
