import { pinyin } from 'pinyin-pro';

/** The commonest surnames, read as surnames are (单 shan, 解 xie). */
const single = [
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢',
  '姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常',
  '汤康易乔赖文施洪辛柯庄牛温翁俞樊葛邢齐安伍聂章鲁倪殷梅纪童凌毕单舒盛丘霍阮宁季翟欧蓝农甘岑班蒙卓左申',
  '阳庞兰骆代关耿裴祝焦路卜詹席邬涂谷应冉边简吉柳靳包闵占游成符池车娄项屈麦鲍苗时解管臧岳苟滕房褚明党艾',
  '卞桂商柴景丛冷华穆全佟屠蒲尚敖宗花娜狄储桑伊双古仲晏隋楚郎官瞿宫颜郁芦麻戚鞠楼雍惠喻滑盖浦勾沙容巩燕',
  '米平湛璩濮郦嵇缪慎荀羊於井巴弓牧隗山刁钮仇祖暴甄封羿靖汲邴糜松巫乌',
].join('');
const compound = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '长孙',
  '司徒',
  '夏侯',
  '令狐',
  '独孤',
  '淳于',
  '宇文',
  '端木',
] as const;

export const surnames = [...Array.from(single), ...compound].map((name) => ({
  name,
  spelled: pinyin(name, { mode: 'surname', toneType: 'none', type: 'array', v: true }),
}));
