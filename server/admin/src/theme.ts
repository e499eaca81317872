import { channelColours, colours } from '@heyi/shared/design-tokens';
import type { ThemeConfig } from 'antd';

const { primary, danger, warning, success, info, text, secondary, line, page, card } =
  colours.light;

const fonts =
  "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Segoe UI', sans-serif";

export const theme: ThemeConfig = {
  token: {
    colorPrimary: primary,
    colorLink: primary,
    colorPrimaryHover: '#075D59',
    colorLinkHover: '#075D59',
    colorError: danger,
    colorWarning: warning,
    colorSuccess: success,
    colorInfo: info,
    colorSuccessBg: '#EAF5EE',
    colorSuccessBorder: '#B9DDC7',
    colorText: text,
    colorTextSecondary: secondary,
    colorTextDescription: secondary,
    colorTextPlaceholder: secondary,
    colorBorderSecondary: line,
    colorBgLayout: page,
    borderRadius: 8,
    fontFamily: fonts,
  },
  components: {
    Progress: { defaultColor: primary },
    Table: { headerBg: page, headerColor: secondary, headerSplitColor: 'transparent' },
    Menu: { itemSelectedBg: '#E4F1F0', itemSelectedColor: '#075D59', itemBorderRadius: 8 },
  },
};

/** Hands the design tokens to the style sheets. */
export function setStyleVariables(root: HTMLElement): void {
  const values = { ...colours.light, ...channelColours, card, fonts };
  for (const [name, value] of Object.entries(values)) root.style.setProperty(`--${name}`, value);
}
