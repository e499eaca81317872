import { deviceText } from './device-text.ts';

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.50',
    '苹果手机的微信',
  ],
  ['Mozilla/5.0 (Linux; Android 14; 23013RK75C) MicroMessenger/8.0.49', '安卓手机的微信'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/150.0', 'Windows 电脑的浏览器'],
  ['', '其他设备的浏览器'],
])('%s is %s', (userAgent, text) => {
  expect(deviceText(userAgent)).toBe(text);
});
