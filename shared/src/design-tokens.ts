import type { AccountSource } from './identity/account-field.ts';

/** One look for mini-program and admin page, as plain values that any styling system takes. */
export const colours = {
  light: {
    primary: '#0B7A75',
    accent: '#C98A1B',
    danger: '#C8372D',
    warning: '#B76E00',
    success: '#2C7A4B',
    info: '#2F6FB0',
    text: '#1B2A29',
    secondary: '#5A6B6A',
    line: '#E3E9E8',
    page: '#F4F7F6',
    card: '#FFFFFF',
  },
  dark: {
    primary: '#37B3AB',
    accent: '#E7B85A',
    danger: '#F0776E',
    warning: '#E5A34B',
    success: '#62BF86',
    info: '#74AEE6',
    text: '#E8EFEE',
    secondary: '#9DB0AE',
    line: '#2B3A39',
    page: '#101817',
    card: '#182321',
  },
} as const;

export const channelColours: Record<AccountSource, string> = {
  agency: '#3B6FB6',
  broker: '#8A5BB5',
  bancassurance: '#B5652B',
  'mini-program': '#0B7A75',
};

/** At 375 px width, in px; the mini-program turns them into units that follow the system's font size. */
export const sizes = {
  text: { smallest: 13, secondary: 14, body: 16, title: [18, 20, 24] },
  step: [4, 8, 12, 16, 24, 32],
  radius: 12,
  touch: 44,
} as const;
