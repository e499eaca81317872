/** Share of the population per surname, in hundredths of a per cent. */
export const surnames = parseWeights(
  '王710 李700 张674 刘510 陈461 杨322 黄260 赵219 吴213 周202 徐145 孙142 马131 胡128 朱127 郭116 何113 林112 高107 罗100 ' +
    '郑93 梁91 谢86 宋80 唐77 许76 韩73 邓72 冯70 曹68 彭67 曾65 肖63 田60 董58 潘56 袁55 蔡54 蒋53 余52 于50 杜49 叶48 程47 ' +
    '魏46 苏45 吕45 丁43 任42 卢41 姚40 沈40 钟39 姜38 崔38 谭37 陆36 范35 汪35 廖34 石33 金33 韦32 贾31 夏31 付30 方30 邹29 ' +
    '熊28 白28 孟27 秦26 邱26 侯25 江25 尹24 薛24 闫23 雷22 龙22 黎21 史20 陶20 贺20 毛19 段19 郝18 顾18 龚18 邵17 覃17 武17 ' +
    '钱16 戴16 严15 莫15 孔15 向14 常14 汤13 康13 易12 乔12 赖11 庞11 樊10 兰10 殷9 施9 洪9 翟8 安8 倪7 颜7 牛7 温7 芦6 季6 俞6 ' +
    '欧阳7 司徒1 上官1 诸葛1 皇甫1 夏侯1 慕容1 令狐1 东方1 尉迟1',
);

/** What parents chose in each generation, most popular first. */
export const givenNames = {
  male: {
    old: list(
      '建国 建华 国强 志强 建军 国华 永强 德明 玉林 明华 文华 志明 金生 福生 树林 保国 卫东 立新 长江 援朝 建平 新民 振华 光明 庆丰 国庆 学文 兴华 东升 世昌',
    ),
    middle: list(
      '伟 勇 军 磊 涛 强 明 超 杰 鹏 斌 波 辉 刚 健 俊 飞 峰 亮 鑫 海涛 晓东 志伟 文杰 建军 志勇 国栋 海波 晓峰 永刚 文斌 立军 少华 春雷 宏伟 世杰 志刚 林海 云飞 振宇',
    ),
    young: list(
      '浩然 子轩 宇轩 梓豪 浩宇 子涵 俊杰 宇航 一鸣 天佑 博文 子墨 奕辰 沐宸 睿 晨 皓轩 思远 家豪 泽宇 嘉懿 煜城 懿轩 烨伟 苑博 伟泽 熠彤 鸿煊 雨泽 俊熙',
    ),
  },
  female: {
    old: list(
      '秀英 桂英 秀兰 玉兰 桂兰 玉英 玉珍 凤英 秀珍 淑英 桂芳 素珍 春兰 淑珍 秀芳 红梅 桂珍 玉华 淑芳 美华 凤兰 玉梅 惠珍 爱华 翠英 金凤 素芬 月英 雪梅 淑华',
    ),
    middle: list(
      '芳 娜 敏 静 丽 艳 娟 霞 燕 玲 莉 梅 红 英 洁 晓燕 丽娟 海燕 雪梅 晓丽 丽华 小红 文静 婷婷 丹丹 莹莹 春梅 美玲 晓红 淑敏 慧敏 丽萍 建英 秋菊 佳丽 晓敏 雅琴 冬梅 素梅 翠萍',
    ),
    young: list(
      '梓涵 欣怡 诗涵 雨涵 子萱 可欣 梓萱 一诺 雨桐 佳怡 思涵 语嫣 梦琪 若曦 婉婷 雅静 心怡 诗琪 欣妍 芷若 晨曦 雨欣 紫涵 静怡 梦瑶 馨予 依诺 沐瑶 晗 玥',
    ),
  },
};

/** Second characters from which most two-character names are put together. */
export const givenCharacters = {
  male: list(
    '伟 强 军 华 明 平 杰 东 峰 国 文 志 建 林 海 龙 辉 波 斌 宇 浩 涛 成 俊 鹏 新 永 春 生 亮 云 德 超 飞 世 光 金 庆 学 荣 贵 康 祥 良 宏 安 立 少 家 振 泽 晨 子 嘉 博 睿 天 正 启 瑞 凯',
  ),
  female: list(
    '英 丽 华 芳 玉 秀 兰 梅 红 霞 燕 娟 珍 玲 萍 敏 静 雪 艳 婷 慧 琴 凤 云 洁 莉 春 美 文 佳 晓 雅 欣 倩 颖 琳 蓉 菊 月 娜 丹 蕾 雨 思 梦 怡 诗 涵 梓 子 若 语 瑶 嘉 宁 晴 妍 悦 馨 可',
  ),
};

export const minorityNames = {
  male: list(
    '买买提 阿布都热合曼 阿不都拉 艾尼瓦尔 玉素甫 木拉提 叶尔肯 巴特尔 亚森 吾买尔 赛力克 艾山 热合曼 库尔班江 麦麦提江 吐尔洪',
  ),
  female: list(
    '古丽娜尔 阿依古丽 帕提古丽 热依汗 迪丽努尔 玛依拉 阿依努尔 萨仁 祖丽菲亚 布海力其 努尔曼古丽 茹仙 热娜古丽 米日古丽 茹克亚 阿孜古丽',
  ),
  father: list(
    '艾力 买买提 吐尔逊 库尔班 肉孜 哈力克 别克 孟和 依明 托合提 马合木提 达吾提 阿布拉 司马义 热西提 尼亚孜 吾守尔 卡德尔 亚库甫 阿吉',
  ),
};

export const foreignNames = {
  given: list('JAMES MARIA DAVID ANNA MICHAEL SOPHIE THOMAS YUKI DANIEL EMMA HIROSHI OLIVIA'),
  surname: list('SMITH GARCIA MUELLER TANAKA BROWN KIM MARTIN SATO WILSON NGUYEN ROSSI JOHNSON'),
};

/** Characters that a typist confuses because they sound alike. */
export const homophones = new Map(
  list(
    '伟玮 玮伟 丽莉 莉丽 静婧 婧静 杰捷 洋阳 阳洋 涛滔 玲琳 琳玲 辉晖 晖辉 波博 博波 欣新 新欣 佳嘉 嘉佳 慧惠 惠慧 燕艳 艳燕 军君 君军 俊军 芳方 颖莹 莹颖 鹏朋 峰锋 锋峰 浩皓 皓浩 宇雨 雨宇 强祥 明铭 铭明 娟涓 梅玫 红虹 英瑛 华桦 斌彬 彬斌 超朝 林霖 诗施 涵晗 晗涵 子梓 梓子 萱轩 轩萱',
  ).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** Simplified to traditional, for the characters that the names above use. */
export const traditionalCharacters = new Map(
  list(
    '张張 刘劉 陈陳 杨楊 黄黃 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 韩韓 邓鄧 冯馮 许許 叶葉 苏蘇 卢盧 蒋蔣 龙龍 钱錢 汤湯 严嚴 贺賀 吕呂 钟鐘 谭譚 陆陸 范範 韦韋 贾賈 邹鄒 阎閻 黎黎 顾顧 龚龔 兰蘭 颜顏 欧歐 阳陽 诸諸 东東 国國 华華 丽麗 军軍 伟偉 强強 红紅 凤鳳 云雲 庆慶 荣榮 贵貴 义義 辉輝 涛濤 飞飛 鹏鵬 刚剛 杰傑 静靜 艳艷 娟娟 玲玲 梦夢 诗詩 语語 泽澤 浩浩 轩軒 颖穎 莹瑩 宁寧 悦悅 怀懷 学學 兴興 长長 卫衛 树樹 农農',
  ).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

export const titles = ['先生', '女士', '老师', '总', '小姐', '阿姨'];
export const placeholderNames = ['未知', '测试', '无名', '客户', '匿名用户', 'test'];
export const placeholderMobiles = ['13800138000', '13888888888', '11111111111', '无', '未知', '0'];

function list(text: string): string[] {
  return text.split(' ');
}

function parseWeights(text: string) {
  return list(text).map((entry): [string, number] => {
    const surname = entry.replace(/\d+$/, '');
    return [surname, Number(entry.slice(surname.length))];
  });
}
