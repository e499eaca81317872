import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './places.mjs';

/** The pages that are bundled, and where a browser or WeChat finds the result. */
const pages = [
  {
    title: '管理后台',
    workspace: '@heyi/admin',
    folder: 'server/admin',
    script: 'build',
    output: 'server/admin/dist/index.html',
    served: true,
  },
  {
    title: '小程序的预览',
    workspace: '@heyi/miniapp',
    folder: 'miniapp',
    script: 'build:h5',
    output: 'miniapp/dist/h5/index.html',
    served: true,
    isPreview: true,
  },
  {
    title: '小程序',
    workspace: '@heyi/miniapp',
    folder: 'miniapp',
    script: 'build:weapp',
    output: 'miniapp/dist/weapp/app.json',
  },
];

/** The pages that the server itself serves. */
export const servedPages = pages.filter(({ served }) => served);

/** The pages whose sources are newer than what was built from them. */
export const stalePages = (among = pages) =>
  among.filter(({ folder, output }) => {
    if (!existsSync(inRoot(folder, 'src'))) return false;
    if (!existsSync(inRoot(output))) return true;
    const builtAt = statSync(inRoot(output)).mtimeMs;
    return [folder, 'shared/src'].some((place) => newestChange(inRoot(place)) > builtAt);
  });

function newestChange(place) {
  const { mtimeMs } = statSync(place);
  return readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules' && !name.startsWith('.'))
    .reduce(
      (newest, entry) => Math.max(newest, changeOf(path.join(place, entry.name), entry)),
      isOutputParent(place) ? 0 : mtimeMs,
    );
}

/** The time of a page's own folder moves whenever its `dist` is made anew. */
const isOutputParent = (place) => existsSync(path.join(place, 'dist'));

const changeOf = (place, entry) =>
  entry.isDirectory() ? newestChange(place) : statSync(place).mtimeMs;
