import { packages, tabs } from './page-list.ts';

const isWeapp = process.env.TARO_ENV === 'weapp';

/** WeChat takes its colours from the theme file, the browser from the style sheet. */
const themed = (inTheme: string, inStyles: string) =>
  isWeapp ? `@${inTheme}` : `var(--${inStyles})`;

const tab = ([name, text]: (typeof tabs)[number]) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `assets/tabs/${name}.png`,
  selectedIconPath: `assets/tabs/${name}-on.png`,
});

export default defineAppConfig({
  pages: tabs.map(([name]) => `pages/${name}/index`),
  subPackages: Object.entries(packages).map(([name, pages]) => ({
    root: `packages/${name}`,
    pages: pages.map((page) => `pages/${page}/index`),
  })),
  tabBar: {
    color: themed('tab', 'secondary'),
    selectedColor: themed('tabOn', 'primary'),
    backgroundColor: themed('bar', 'card'),
    borderStyle: (isWeapp ? '@tabBorder' : 'black') as 'black',
    list: tabs.map(tab),
  },
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '合一',
    navigationStyle: 'default',
    navigationBarBackgroundColor: themed('bar', 'card'),
    navigationBarTextStyle: themed('barText', 'text') as 'black',
    backgroundColor: themed('page', 'page'),
    backgroundTextStyle: (isWeapp ? '@loading' : 'dark') as 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  animation: isWeapp,
});
