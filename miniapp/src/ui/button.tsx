import { Button as Native } from '@tarojs/components';
import type { ComponentProps, PropsWithChildren } from 'react';
import './button.scss';

interface Props {
  kind?: 'primary' | 'plain' | 'danger';
  isBusy?: boolean;
  isDisabled?: boolean;
  onTap?: () => void;
  /** Asks for the mobile number; WeChat answers with a code. */
  onPhoneCode?: (code: string | null) => void;
}

const phoneNumber = (onPhoneCode: NonNullable<Props['onPhoneCode']>) =>
  ({
    openType: 'getPhoneNumber',
    onGetPhoneNumber: ({ detail }) => onPhoneCode(detail.code ?? null),
  }) satisfies ComponentProps<typeof Native>;

/** At least 44 px high, as wide as its place. */
export const Button = ({
  kind = 'plain',
  isBusy = false,
  isDisabled = false,
  onTap,
  onPhoneCode,
  children,
}: PropsWithChildren<Props>) => (
  <Native
    className={`button button--${kind} ${isDisabled ? 'button--disabled' : ''}`}
    hoverClass="button--pressed"
    disabled={isDisabled || isBusy}
    loading={isBusy}
    {...(onTap && { onClick: onTap })}
    {...(onPhoneCode && phoneNumber(onPhoneCode))}
  >
    {children}
  </Native>
);
