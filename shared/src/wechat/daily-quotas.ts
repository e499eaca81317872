/** Calls a day that WeChat allows a verified account at least; it shows the exact ones in its own pages. */
const quotas: Record<string, number> = {
  'cgi-bin/user/get': 500,
  'cgi-bin/user/info': 5_000_000,
  'cgi-bin/user/info/batchget': 100_000,
  'cgi-bin/tags/members/batchtagging': 100_000,
  'cgi-bin/message/template/send': 100_000,
  'cgi-bin/message/custom/send': 500_000,
  'cgi-bin/menu/create': 1000,
  'cgi-bin/get_current_selfmenu_info': 10_000,
  'cgi-bin/qrcode/create': 100_000,
};

/** Null where there is none, or none that is known. */
export const dailyQuota = (path: string): number | null => quotas[path] ?? null;
