// A small WeChat: runs the built mini-program with WeChat's templates and component engine in jsdom. It has no
// layout and no styles. Requests go over fetch to HEYI_SERVER, or wherever the build was told the API is.
const fs = require('node:fs');
const path = require('node:path');
const { JSDOM } = require('jsdom');
const { dist, readJson } = require('./packed-files.cjs');

const dom = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
const taken = ['document', 'Element', 'HTMLElement', 'Node', 'Text', 'DocumentFragment', 'Event'];
for (const name of [...taken, 'CustomEvent', 'MutationObserver', 'getComputedStyle']) {
  Object.defineProperty(globalThis, name, { value: dom.window[name], configurable: true });
}
globalThis.window = dom.window;
if (process.platform === 'linux') {
  const bin = path.dirname(require.resolve('miniprogram-compiler/package.json'));
  fs.chmodSync(path.join(bin, 'bin/linux/wcc'), 0o755);
}
const simulate = require('miniprogram-simulate');
const exparser = require('miniprogram-exparser');

const app = readJson('app.json');
const pages = [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages: own }) =>
    own.map((page) => path.posix.join(root, page)),
  ),
];
const stack = [];
const problems = [];
const ids = {};
const storage = new Map();
const state = { app: undefined };

for (const level of ['error', 'warn']) {
  console[level] = (...said) => problems.push(said.map(String).join(' ').slice(0, 400));
}
process.on('uncaughtException', (error) => problems.push(`uncaught: ${error.stack}`));
process.on('unhandledRejection', (reason) =>
  problems.push(`unhandled: ${reason?.stack ?? reason}`),
);

const answer = (options, result) => {
  options?.success?.(result);
  options?.complete?.(result);
};
const refuse = (options, errMsg) => {
  options?.fail?.({ errMsg });
  options?.complete?.({ errMsg });
};

function open(page, query = {}) {
  ids[page] ??= simulate.load(path.join(dist, page), 'page', {
    rootPath: dist,
    compiler: 'official',
    compilerOptions: { maxBuffer: 1 << 28 },
  });
  const component = simulate.render(ids[page]);
  const host = document.createElement('div');
  document.body.appendChild(host);
  component.attach(host);
  const { instance } = component;
  Object.assign(instance, { route: page, __route__: page, options: query });
  stack.push({ component, instance, host });
  instance.onLoad?.(query);
  instance.onShow?.();
  instance.onReady?.();
}

function close() {
  const { component, instance, host } = stack.pop();
  instance.onUnload?.();
  component.detach();
  host.remove();
}

const goTo = (keepsOthers) => (options) => {
  const [page, query] = options.url.replace(/^\//, '').split('?');
  if (!pages.includes(page)) return refuse(options, `page "${page}" is not found`);
  if (!keepsOthers) while (stack.length > 0) close();
  open(page, Object.fromEntries(new URLSearchParams(query)));
  return answer(options, { errMsg: 'ok' });
};

const server = process.env.HEYI_SERVER;
const addressOf = (url) => (server ? url.replace(/^https?:\/\/[^/]+/, server) : url);

function request(options) {
  const body = options.method === 'GET' ? undefined : options.data;
  fetch(addressOf(options.url), { method: options.method, headers: options.header, body })
    .then(async (response) => {
      const text = await response.text();
      let data = text;
      try {
        data = JSON.parse(text);
      } catch {}
      answer(options, { statusCode: response.status, data, header: {} });
    })
    .catch((error) => refuse(options, `request:fail ${error.message}`));
  return { abort() {} };
}

const phone = {
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 3,
  statusBarHeight: 47,
  platform: 'devtools',
  system: 'iOS 17',
  SDKVersion: '3.7.0',
  version: '8.0.50',
  model: 'iPhone',
  language: 'zh_CN',
  fontSizeSetting: 16,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
};
const launch = { path: pages[0], query: {}, scene: 1001 };
const always = (value) => () => value;
const nothing = () => {};

Object.assign(globalThis.wx, {
  getSystemInfoSync: always(phone),
  getWindowInfo: always(phone),
  getDeviceInfo: always(phone),
  getAppBaseInfo: always(phone),
  getSystemSetting: always({}),
  getAppAuthorizeSetting: always({}),
  canIUse: always(true),
  getLaunchOptionsSync: always(launch),
  getEnterOptionsSync: always(launch),
  getMenuButtonBoundingClientRect: always({ width: 87, height: 32, top: 51, left: 296 }),
  getStorageSync: (key) => storage.get(key) ?? '',
  setStorageSync: (key, value) => storage.set(key, value),
  navigateTo: goTo(true),
  redirectTo: goTo(false),
  reLaunch: goTo(false),
  navigateBack: (options) => {
    close();
    answer(options, {});
  },
  stopPullDownRefresh: (options) => answer(options, {}),
  request,
  nextTick: (then) => setTimeout(then),
  onUnhandledRejection: nothing,
  onError: nothing,
  onPageNotFound: nothing,
  onAppShow: nothing,
  onAppHide: nothing,
});
globalThis.App = (definition) => {
  state.app = definition;
};
globalThis.getApp = () => state.app;
globalThis.getCurrentPages = () => stack.map(({ instance }) => instance);
globalThis.Page = (definition) => {
  const methods = Object.fromEntries(
    Object.entries(definition).filter(([, value]) => typeof value === 'function'),
  );
  globalThis.Component({ data: definition.data, methods });
};

const top = () => stack.at(-1);
const text = () => top().host.textContent.replace(/\s+/g, ' ').trim();

/** Taps the innermost element of the top page that holds exactly this text. */
function tap(wanted) {
  const holders = [...top().host.querySelectorAll('*')].filter(
    (element) => element.textContent.trim() === wanted,
  );
  let element = holders.at(-1);
  while (element && !element.__wxElement) element = element.parentNode;
  if (!element) throw new Error(`Nothing on the page says “${wanted}”: ${text()}`);
  exparser.triggerEvent(element.__wxElement, 'tap', {}, { bubbles: true, composed: true });
}

async function eventually(holds, complaint) {
  const until = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > until) throw new Error(`${complaint()}: ${text()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until the top page shows the text. */
const shown = (wanted) =>
  eventually(
    () => text().includes(wanted),
    () => `“${wanted}” does not come up`,
  );

/** Waits until the top page is made with the class. */
const styled = (name) =>
  eventually(
    () => top().host.innerHTML.includes(name),
    () => `The class ${name} is not taken up`,
  );

function start() {
  require(path.join(dist, 'app.js'));
  state.app.onLaunch?.(launch);
  state.app.onShow?.(launch);
  open(pages[0]);
}

module.exports = { problems, start, tap, shown, styled, close };
