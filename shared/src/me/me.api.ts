import { endpoint } from '../endpoint.ts';
import { MeView, MobileCode, MyPolicies, RealName } from './me.schema.ts';

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
  bindRealName: endpoint('POST', '/me/real-name', {
    summary: '以姓名和证件号码核对我的保单，核对上后归到我名下',
    audience: 'customer',
    body: RealName,
    response: MeView,
  }),
  policies: endpoint('GET', '/me/policies', {
    summary: '我在各渠道的保单，实名核验后可见',
    audience: 'customer',
    response: MyPolicies,
  }),
};
