// WeChat's own calls, as far as the mini-program makes them. Requests go over fetch to HEYI_SERVER, or wherever the
// build was told the API is; the phone is HEYI_PERSON's of the sandbox at HEYI_SANDBOX.
const { HEYI_SERVER: server, HEYI_SANDBOX: sandbox, HEYI_PERSON: personId } = process.env;

const storage = new Map();
const privacy = { agreed: false, ask: null };
const asked = [];

const answer = (options, result) => {
  options?.success?.(result);
  options?.complete?.(result);
};
const refuse = (options, errMsg) => {
  options?.fail?.({ errMsg });
  options?.complete?.({ errMsg });
};
const always = (value) => () => value;
const nothing = () => {};

const addressOf = (url) => (server ? url.replace(/^https?:\/\/[^/]+/, server) : url);

function request(options) {
  const body = options.method === 'GET' ? undefined : options.data;
  asked.push(`${options.method} ${new URL(addressOf(options.url)).pathname}`);
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

async function phone(act) {
  const apps = await (await fetch(`${sandbox}/phone/people/${personId}`)).json();
  const { appid } = apps.find(({ kind }) => kind === 'mini-program');
  const response = await fetch(`${sandbox}/phone/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appid, personId, act }),
  });
  return (await response.json()).code;
}

/** The code that a tap on a button for the mobile number gives, once the person agreed to the privacy guideline. */
async function phoneNumberCode() {
  if (!privacy.agreed) {
    const { event } = await new Promise((resolve) => privacy.ask(resolve, {}));
    if (event !== 'agree')
      return { errMsg: 'getPhoneNumber:fail privacy permission is not authorized' };
    privacy.agreed = true;
  }
  return { code: await phone('phone'), errMsg: 'getPhoneNumber:ok' };
}

const system = {
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

/** All calls but those that move between pages. */
const wxCalls = (launch) => ({
  getSystemInfoSync: always(system),
  getWindowInfo: always(system),
  getDeviceInfo: always(system),
  getAppBaseInfo: always(system),
  getSystemSetting: always({}),
  getAppAuthorizeSetting: always({}),
  canIUse: always(true),
  getLaunchOptionsSync: always(launch),
  getEnterOptionsSync: always(launch),
  getMenuButtonBoundingClientRect: always({ width: 87, height: 32, top: 51, left: 296 }),
  getAccountInfoSync: always({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
  getStorageSync: (key) => storage.get(key) ?? '',
  setStorageSync: (key, value) => storage.set(key, value),
  removeStorageSync: (key) => storage.delete(key),
  getNetworkType: (options) => answer(options, { networkType: 'wifi' }),
  onNetworkStatusChange: nothing,
  onNeedPrivacyAuthorization: (ask) => {
    privacy.ask = ask;
  },
  login: (options) =>
    phone('login').then(
      (code) => answer(options, { code, errMsg: 'login:ok' }),
      (error) => refuse(options, `login:fail ${error.message}`),
    ),
  // Whoever is asked says yes.
  showModal: (options) => answer(options, { confirm: true, cancel: false }),
  showToast: (options) => answer(options, {}),
  stopPullDownRefresh: (options) => answer(options, {}),
  request,
  nextTick: (then) => setTimeout(then),
  onUnhandledRejection: nothing,
  onError: nothing,
  onPageNotFound: nothing,
  onAppShow: nothing,
  onAppHide: nothing,
});

module.exports = { answer, asked, phoneNumberCode, refuse, wxCalls };
