import { Input, View } from '@tarojs/components';
import type { ComponentProps } from 'react';
import './field.scss';

interface Props {
  label: string;
  value: string;
  placeholder: string;
  maxLength: number;
  type?: ComponentProps<typeof Input>['type'];
  onChange: (value: string) => void;
}

/** One line that a person types, under its name. */
export const Field = ({ label, value, placeholder, maxLength, type = 'text', onChange }: Props) => (
  <View className="field">
    <View className="field__label">{label}</View>
    <Input
      className="field__input"
      placeholderClass="field__placeholder"
      value={value}
      type={type}
      maxlength={maxLength}
      placeholder={placeholder}
      ariaLabel={label}
      nativeProps={{ 'aria-label': label }}
      onInput={({ detail }) => onChange(detail.value)}
    />
  </View>
);
