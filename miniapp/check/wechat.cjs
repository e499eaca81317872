// A small WeChat: runs the built mini-program with WeChat's templates and component engine in jsdom. It has no
// layout and no styles.
const fs = require('node:fs');
const path = require('node:path');
const { JSDOM } = require('jsdom');
const { dist, readJson } = require('./packed-files.cjs');
const { answer, asked, phoneNumberCode, refuse, wxCalls } = require('./wx-calls.cjs');

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
const tabs = app.tabBar.list;
const pages = [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages: own }) =>
    own.map((page) => path.posix.join(root, page)),
  ),
];
const stack = [];
const problems = [];
const ids = {};
const state = { app: undefined };

for (const level of ['error', 'warn']) {
  console[level] = (...said) => problems.push(said.map(String).join(' ').slice(0, 400));
}
process.on('uncaughtException', (error) => problems.push(`uncaught: ${error.stack}`));
process.on('unhandledRejection', (reason) =>
  problems.push(`unhandled: ${reason?.stack ?? reason}`),
);

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
  stack.at(-1)?.instance.onHide?.();
  stack.push({ component, instance, host });
  instance.onLoad?.(query);
  instance.onShow?.();
  instance.onReady?.();
}

function drop() {
  const { component, instance, host } = stack.pop();
  instance.onUnload?.();
  component.detach();
  host.remove();
}

/** The way back: the page below comes up again. */
function close() {
  drop();
  stack.at(-1)?.instance.onShow?.();
}

const goTo = (keepsOthers) => (options) => {
  const [page, query] = options.url.replace(/^\//, '').split('?');
  if (!pages.includes(page)) return refuse(options, `page "${page}" is not found`);
  if (!keepsOthers) while (stack.length > 0) drop();
  open(page, Object.fromEntries(new URLSearchParams(query)));
  return answer(options, { errMsg: 'ok' });
};

const launch = { path: pages[0], query: {}, scene: 1001 };

Object.assign(globalThis.wx, wxCalls(launch), {
  navigateTo: goTo(true),
  redirectTo: goTo(false),
  reLaunch: goTo(false),
  switchTab: goTo(false),
  navigateBack: (options) => {
    close();
    answer(options, {});
  },
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

/** The innermost element of the top page that holds exactly this text, if there is one. */
const holderOf = (wanted) =>
  [...top().host.querySelectorAll('*')]
    .filter((element) => element.textContent.trim() === wanted)
    .at(-1);

function found(wanted) {
  let element = holderOf(wanted);
  while (element && !element.__wxElement) element = element.parentNode;
  return element?.__wxElement;
}

async function trigger(wanted, event, detail = {}) {
  await eventually(
    () => found(wanted),
    () => `Nothing says just “${wanted}”`,
  );
  exparser.triggerEvent(found(wanted), event, detail, { bubbles: true, composed: true });
}

const tap = (wanted) => trigger(wanted, 'tap');

/** A tap on one of WeChat's own entries at the bottom. */
const tapTab = (wanted) =>
  globalThis.wx.switchTab({ url: `/${tabs.find(({ text: name }) => name === wanted).pagePath}` });

/** A tap on a button for the mobile number; resolves when WeChat has answered the page. */
const tapForPhoneNumber = async (wanted) =>
  trigger(wanted, 'getphonenumber', await phoneNumberCode());

/** A tap on the button by which the person agrees to the privacy guideline. */
const tapToAgree = (wanted) => trigger(wanted, 'agreeprivacyauthorization');

/** The input that stands nearest to its name. */
function fieldOf(label) {
  let element = holderOf(label);
  while (element && !element.querySelector('wx-input')) element = element.parentNode;
  return element?.querySelector('wx-input').__wxElement;
}

/** Types into the field of this name. */
async function type(label, value) {
  await eventually(
    () => fieldOf(label),
    () => `No field “${label}”`,
  );
  exparser.triggerEvent(fieldOf(label), 'input', { value }, { bubbles: true, composed: true });
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

/** Waits until the top page shows the text no more. */
const gone = (wanted) =>
  eventually(
    () => !text().includes(wanted),
    () => `“${wanted}” does not go`,
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

const doing = { start, tap, tapTab, tapForPhoneNumber, tapToAgree, type, close };
module.exports = { ...doing, asked, problems, shown, gone, styled, text };
