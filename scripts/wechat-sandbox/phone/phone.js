const byId = (id) => document.getElementById(id);
const kinds = { reply: '回复', custom: '客服消息', template: '模板消息', subscribe: '订阅消息' };
let personId = null;
let appid = null;

async function ask(path, body) {
  const response = await fetch(
    path,
    body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.errmsg ?? '沙箱没有回答');
  return answer;
}

function button(text, onClick, isCurrent) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  if (isCurrent !== undefined) element.setAttribute('aria-current', String(isCurrent));
  element.addEventListener('click', onClick);
  return element;
}

async function act(name, detail) {
  byId('status').textContent = '正在送达……';
  try {
    const done = await ask('/phone/acts', { appid, personId, act: name, with: detail });
    const isLate = done.isAnswered === false;
    byId('status').textContent = done.code
      ? `得到 code：${done.code}`
      : isLate
        ? `服务器没有及时回应（送了 ${done.tries} 次）`
        : '已送达';
  } catch (error) {
    byId('status').textContent = error.message;
  }
  await draw();
}

function messageItem({ kind, lines, page, at }) {
  const item = document.createElement('li');
  item.textContent = lines.join('\n');
  const small = document.createElement('small');
  const when = new Date(at).toLocaleString('zh-CN', { hour: '2-digit', minute: '2-digit' });
  small.textContent = [kinds[kind], when, page && `点开到 ${page}`].filter(Boolean).join(' · ');
  item.append(small);
  return item;
}

function deedsOf(app) {
  if (app.kind === 'mini-program') {
    return [
      button('打开小程序（取登录 code）', () => act('login')),
      button('取手机号 code', () => act('phone')),
      ...(app.templates.length
        ? [
            button('同意接收订阅消息', () =>
              act(
                'agree',
                app.templates
                  .map(({ id }) => id)
                  .slice(0, 3)
                  .join(','),
              ),
            ),
          ]
        : []),
    ];
  }
  const entries = (app.menu?.button ?? []).flatMap((entry) =>
    entry.sub_button?.length ? entry.sub_button : [entry],
  );
  const taps = entries
    .filter(({ type }) => type === 'click')
    .map(({ name, key }) => button(`菜单：${name}`, () => act('tap', key)));
  return [
    app.subscribed
      ? button('取消关注', () => act('unfollow'))
      : button('关注', () => act('follow')),
    ...taps,
  ];
}

/** WeChat's part in a migration: every follower of this account becomes one of the other. */
function migrations(app, apps) {
  if (app.kind === 'mini-program') return [];
  const nameOf = (id) => apps.find((each) => each.appid === id)?.name;
  if (app.movedTo) return [button(`粉丝已由微信迁到“${nameOf(app.movedTo)}”`, () => undefined)];
  return apps
    .filter((each) => each.kind === app.kind && each.appid !== app.appid && !each.movedTo)
    .map((each) => button(`迁到“${each.name}”`, () => act('migrate', each.appid)));
}

async function draw() {
  const apps = await ask(`/phone/people/${encodeURIComponent(personId)}`);
  const app = apps.find((each) => each.appid === appid) ?? apps[0];
  appid = app.appid;
  byId('apps').replaceChildren(
    ...apps.map((each) =>
      button(
        each.name,
        () => {
          appid = each.appid;
          void draw();
        },
        each.appid === appid,
      ),
    ),
  );
  const items = app.messages.map(messageItem);
  const empty = document.createElement('li');
  empty.textContent = app.hasServer
    ? '还没有消息。'
    : '还没有消息。这个应用还没有设置服务器地址，操作不会通知平台。';
  byId('messages').replaceChildren(...(items.length ? items : [empty]));
  byId('deeds').replaceChildren(...deedsOf(app));
  byId('migrations').replaceChildren(...migrations(app, apps));
  byId('scenes').replaceChildren(...app.codes.map((scene) => new Option(scene, scene)));
  byId('text').hidden = byId('scan').hidden = app.kind === 'mini-program';
}

for (const [id, field, name] of [
  ['text', 'text', 'text'],
  ['scan', 'scene', 'scan'],
]) {
  byId(id).addEventListener('submit', async (event) => {
    event.preventDefault();
    const input = event.target.elements[field];
    if (input.value.trim() === '') return;
    await act(name, input.value.trim());
    input.value = '';
  });
}

const people = await ask('/phone/people');
byId('person').replaceChildren(...people.map(({ id, name }) => new Option(name, id)));
byId('person').addEventListener('change', (event) => {
  personId = event.target.value;
  void draw();
});
personId = people[0]?.id ?? null;
if (personId === null) byId('status').textContent = '沙箱里还没有人。';
else {
  await draw();
  setInterval(
    () =>
      draw().catch(() => {
        byId('status').textContent = '沙箱已停止。';
      }),
    3000,
  );
}
