/**
 * 拆字: characters of names and places by the parts that people call them by (木+木+木, 吉+吉, 羽+中). Each entry is the
 * character and its parts. Written for this keyboard; what is not among them is found by radical and strokes, or by number.
 */
const spelled = [
  '林木木 森木木木 炎火火 焱火火火 焚林火 鑫金金金 淼水水水 犇牛牛牛 骉马马马 羴羊羊羊',
  '鱻鱼鱼鱼 磊石石石 垚土土土 晶日日日 品口口口 众人人人 从人人 昌日日 朋月月 圭土土 喆吉吉',
  '赫赤赤 双又又 羽习习 吅口口 皛白白白 毳毛毛毛 轰车双 贔贝贝贝 矗直直直 晁日兆 昊日天',
  '旻日文 昱日立 昕日斤 晟日成 晞日希 晖日军 晗日含 晔日华 暄日宣 暐日韦 曦日羲 旸日易',
  '炜火韦 烨火华 焜火昆 煜火昱 熠火習 炘火斤 炫火玄 烜火亘 焯火卓 燚火火火火 玥王月 珺王君',
  '琪王其 琳王林 琦王奇 瑄王宣 瑾王堇 璟王景 璇王旋 玮王韦 珏王玉 珂王可 珩王行 琰王炎',
  '瑛王英 瑜王俞 璐王路 玟王文 玘王己 玹王玄 琬王宛 琨王昆 琛王深 瑀王禹 翀羽中 翊立羽',
  '翎令羽 翱皋羽 翯羽高 翙岁羽 翚羽军 堃方方土 坤土申 垣土亘 埕土呈 堉土育 墉土庸 峣山尧',
  '屾山山 峯山夆 岚山风 嵘山荣 崟山金 崴山威 岱代山 嶙山粦 岑山今 沄水云 沐水木 泓水弘',
  '泽水泽 洺水名 浩水告 涵水函 淇水其 淞水松 湉水恬 溱水秦 滢水莹 潇水萧 澍水尌 瀚水翰',
  '濛水蒙 沁水心 沅水元 沚水止 泠水令 泖水卯 洛水各 洹水亘 浚水夋 涓水肙 湜水是 漪水猗',
  '灏水颢 芃草凡 芊草千 芮草内 芸草云 苒草冉 茜草西 荃草全 莘草辛 菁草青 菡草函 萱草宣',
  '蓁草秦 蔓草曼 蕙草惠 蕴草缊 薇草微 芷草止 茗草名 莹草玉 萌草明 葳草威 钰金玉 铄金乐',
  '铉金玄 铎金译 铖金成 锐金兑 锟金昆 锴金皆 锋金夆 镇金真 钊金刀 钦金欠 铠金岂 铮金争',
  '锦金帛 骏马夋 骐马其 骞寒马 骁马尧 骅马华 彧或文 彪虎彡 彬林彡 彤丹彡 彦文彡 妤女予',
  '妍女开 姝女朱 姣女交 娅女亚 娉女甹 娴女闲 婧女青 婕女疌 嫣女焉 嬿女燕 媛女爰 媞女是',
  '妘女云 嫄女原 婵女单 祎示韦 祺示其 祯示贞 禛示真 祐示右 禧示喜 礽示乃 祾示夌 赟文武贝',
  '斌文武 赑贝贝贝 贇文武貝 昇日升 昪日弁 晏日安 曌日月空 奭大百百 奕亦大 夔首止巳夂 甯宀心用',
  '宓宀必 宸宀辰 寰宀睘 睿目叡 皓白告 皞白皋 皙析白 頔由页 頠危页 颀斤页 颖匕禾页 颢景页',
  '颙禺页 飏风易 飒立风 飚风焱 魁鬼斗 鸿江鸟 鹏朋鸟 鹭路鸟 麒鹿其 麟鹿粦 黟黑多 龑龙天',
  '龚龙共 龢龠禾 勍京力 劼吉力 劭召力 勖冒力 勰劦思 劢万力 叒又又又 叕又又又又 囍喜喜 嚭喜否',
  '垲土岂 夼大川 奡百大 妗女今 孜子攵 孖子子 尕乃小 峁山卯 嵩山高 帏巾韦 弢弓屮又 彳双人',
  '恺心岂 惇心享 愫心素 懋林矛心 扬手易 挚执手 晢折日 杲日木 杳木日 栋木东 栩木羽 梓木辛',
  '梵林凡 棣木隶 楠木南 楷木皆 槿木堇 樾木越 槑呆呆 毓每流 氤气因 甡生生 畯田夋 畹田宛',
  '砚石见 碧王白石 磬殸石 稷禾畟 穆禾白小彡 竑立宏 竣立夋 笙竹生 筠竹均 筱竹攸 箫竹肃',
  '粲歺又米 绮糸奇 绪糸者 缙糸晋 缨糸婴 罡网正 羿羽廾 翃厷羽 耘耒云 聿建去廴 胤儿幺月 臻至秦',
  '芈草干 蒨草倩 蓓草倍 虓九虎 虢寽虎 蛟虫交 衎行干 衍行水 裕衣谷 襄衣口口 觉学见 訚门言',
  '詹厃八言 谌言甚 谞言胥 谦言兼 豫予象 贤臣又贝 赜臣责 趵足勺 轩车干 轶车失 辂车各 辰厂二',
  '迦加走 逄走夆 逯走录 遹走矞 邕巛邑 邬乌邑 郅至邑 郗希邑 郦丽邑 鄢焉邑 酆丰邑 醴酉豊',
  '釉采由 铭金名 锘金若 镕金容 闫门三 闵门文 闳门厷 阚门敢 隗阜鬼 隽隹乃 雍亠幺隹 雎且隹',
  '雯雨文 霁雨齐 霆雨廷 霏雨非 霖雨林 霭雨谒 靖立青 靓青见 韡韦华 韫韦昷 韬韦舀 馥香复',
  '馨声香 驭马又 骜敖马 髦髟毛 鬯凶匕 鲜鱼羊 兢克克',
];

const entries: readonly (readonly [string, readonly string[]])[] = spelled
  .flatMap((line) => line.split(' '))
  .map((entry) => {
    const [character = '', ...parts] = Array.from(entry);
    return [character, parts] as const;
  });

/** One part, in the forms that people write for it. */
const sameParts: Readonly<Record<string, string>> = {
  氵: '水',
  亻: '人',
  扌: '手',
  艹: '草',
  艸: '草',
  钅: '金',
  玉: '王',
  讠: '言',
  礻: '示',
  衤: '衣',
  纟: '糸',
  丝: '糸',
  灬: '火',
  忄: '心',
  竖心: '心',
  辶: '走',
  阝: '邑',
  馬: '马',
  貝: '贝',
  頁: '页',
  門: '门',
  車: '车',
  鳥: '鸟',
  魚: '鱼',
};

const plain = (parts: readonly string[]): string =>
  parts
    .map((part) => sameParts[part] ?? part)
    .toSorted()
    .join('');

const byParts = Map.groupBy(entries, ([, parts]) => plain(parts));

/** In any order; one that is made of exactly these first, then those that hold them and more. */
export function charactersOfParts(parts: string): readonly string[] {
  const asked = Array.from(parts);
  if (asked.length < 2) return [];
  const exact = (byParts.get(plain(asked)) ?? []).map(([character]) => character);
  const more = entries
    .filter(([, own]) => own.length > asked.length && holds(own, asked))
    .map(([character]) => character);
  return [...new Set([...exact, ...more])];
}

/** What the last characters of a text make together: 吉吉 -> 喆. The longest run that makes one. */
export function mergeAtEnd(text: string): { readonly takes: number; readonly character: string } | null {
  const last = Array.from(text).slice(-4);
  for (let from = 0; from < last.length - 1; from += 1) {
    const run = last.slice(from);
    const [made] = byParts.get(plain(run)) ?? [];
    if (made) return { takes: run.length, character: made[0] };
  }
  return null;
}

function holds(own: readonly string[], asked: readonly string[]): boolean {
  const left = own.map((part) => sameParts[part] ?? part);
  return asked.every((part) => {
    const at = left.indexOf(sameParts[part] ?? part);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
