import Taro from '@tarojs/taro';
import { packages, tabs } from '../page-list.ts';

type Packages = typeof packages;
type PackagePage = {
  [Name in keyof Packages]: `${Name}/pages/${Packages[Name][number]}`;
}[keyof Packages];

const tabPages = new Set<string>(tabs.map(([name]) => `pages/${name}/index`));
const packagePages = new Set<string>(
  Object.entries(packages).flatMap(([name, pages]) =>
    pages.map((page) => `packages/${name}/pages/${page}/index`),
  ),
);

/** Opens a page of a package over this one. */
export const goTo = (page: PackagePage): void => {
  void Taro.navigateTo({ url: `/packages/${page}/index` });
};

const pathOf = (address: string) => address.replace(/^\//, '').replace(/\?.*$/, '');

/** Whether this version of the mini-program has a page that the server names. */
export const hasPage = (address: string): boolean =>
  tabPages.has(pathOf(address)) || packagePages.has(pathOf(address));

/** Opens a page that the server names. */
export function goToPage(address: string): void {
  const path = pathOf(address);
  if (tabPages.has(path)) void Taro.switchTab({ url: `/${path}` });
  else void Taro.navigateTo({ url: `/${address.replace(/^\//, '')}` });
}
