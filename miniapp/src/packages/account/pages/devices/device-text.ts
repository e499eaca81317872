const systems: [RegExp, string][] = [
  [/iPhone|iPad/, '苹果手机'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙手机'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, '苹果电脑'],
  [/Linux/, 'Linux 电脑'],
];

/** What a device calls itself, in words that its owner knows. */
export function deviceText(userAgent: string): string {
  const system = systems.find(([named]) => named.test(userAgent))?.[1] ?? '其他设备';
  return /MicroMessenger/.test(userAgent) ? `${system}的微信` : `${system}的浏览器`;
}
