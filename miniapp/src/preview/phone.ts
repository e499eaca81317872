import Taro from '@tarojs/taro';
import * as z from 'zod';

const Place = z.object({ address: z.string().nullable() });
const Person = z.object({
  id: z.string(),
  name: z.string(),
  mobile: z.string(),
  documentNumber: z.string().optional(),
});
export type Person = z.infer<typeof Person>;
const Apps = z.array(z.object({ appid: z.string(), kind: z.string() }));
const Code = z.object({ code: z.string() });

const chosenKey = 'preview-person';

/** The page that is asked plays WeChat on this machine; null where WeChat is real. */
async function sandbox(): Promise<string | null> {
  return Place.parse(await get('/preview/sandbox.json')).address;
}

async function get(url: string): Promise<unknown> {
  const { data } = await Taro.request({ url });
  return data;
}

/** Who may sign in here; null where nobody can. */
export async function people(): Promise<Person[] | null> {
  const address = await sandbox();
  return address === null ? null : z.array(Person).parse(await get(`${address}/phone/people`));
}

/** Whose phone is in use; null where nobody can sign in. */
export async function chosenPerson(): Promise<Person | null> {
  const chosen = String(Taro.getStorageSync(chosenKey));
  return (await people())?.find(({ id }) => id === chosen) ?? null;
}

/** What the person's phone would give to the mini-program. */
async function codeFor(personId: string, act: 'login' | 'phone') {
  const address = await sandbox();
  const apps = Apps.parse(await get(`${address}/phone/people/${encodeURIComponent(personId)}`));
  const app = apps.find(({ kind }) => kind === 'mini-program');
  if (!app) throw new Error('Nobody plays the mini-program');
  const { appid } = app;
  const { data } = await Taro.request({
    url: `${address}/phone/acts`,
    method: 'POST',
    header: { 'content-type': 'application/json' },
    data: JSON.stringify({ appid, personId, act }),
  });
  return { appid, ...Code.parse(data) };
}

/** Of `wx.login`, on this person's phone, which stays the one in use. */
export function loginCode(personId: string) {
  Taro.setStorageSync(chosenKey, personId);
  return codeFor(personId, 'login');
}

/** Of the tap on a button that asks for the mobile number. */
export const phoneCode = () => codeFor(String(Taro.getStorageSync(chosenKey)), 'phone');
