import { endpoint } from '../endpoint.ts';
import { MeView, MobileCode } from './me.schema.ts';

export const meApi = {
  show: endpoint('GET', '/me', {
    summary: '我的资料（已隐去部分内容）',
    audience: 'customer',
    response: MeView,
  }),
  setMobile: endpoint('POST', '/me/mobile', {
    summary: '以 getPhoneNumber 的 code 核实我的手机号',
    audience: 'customer',
    body: MobileCode,
    response: MeView,
  }),
};
