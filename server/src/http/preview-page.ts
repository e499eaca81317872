import { readFile, stat } from 'node:fs/promises';
import * as z from 'zod';

/** What `npm start` writes while it makes the preview. */
const Progress = z.object({ step: z.enum(['installing', 'building', 'failed']) });
export type PreviewStep = z.infer<typeof Progress>['step'] | 'absent';

const longestBuildMs = 30 * 60_000;

/** How far the preview is; what a process that died left behind counts for nothing. */
export async function previewStep(file: string, now: Date): Promise<PreviewStep> {
  try {
    const { mtimeMs } = await stat(file);
    if (now.getTime() - mtimeMs > longestBuildMs) return 'absent';
    return Progress.parse(JSON.parse(await readFile(file, 'utf8'))).step;
  } catch {
    return 'absent';
  }
}

const again = '请在仓库里运行 <code>npm run build:pages</code>，好了再刷新这一页。';

const texts: Record<PreviewStep, { title: string; about: string; refresh: boolean }> = {
  installing: {
    title: '小程序的预览正在准备',
    about: '第一步，共两步：安装小程序的构建工具，视网络约一到几分钟。好了会自动打开。',
    refresh: true,
  },
  building: {
    title: '小程序的预览正在准备',
    about: '第二步，共两步：构建，约半分钟。好了会自动打开。',
    refresh: true,
  },
  failed: { title: '小程序的预览没有构建成功', about: `原因记在日志里。${again}`, refresh: false },
  absent: { title: '小程序的预览还没有构建', about: again, refresh: false },
};

/** The page that stands in for the preview until it is built. */
export function previewPage(step: PreviewStep): string {
  const { title, about, refresh } = texts[step];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh ? '<meta http-equiv="refresh" content="3">' : ''}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/preview/page.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${about}</p>
<p>其余都已可用：<a href="/admin/">管理后台</a>，<a href="/docs/">接口文档</a>。</p>
</main>
</body>
</html>
`;
}
