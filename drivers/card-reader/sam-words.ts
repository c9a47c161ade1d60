/** Third status byte of an answer (devices §1.5); the first two are zero. */
export const samWord = {
  checkWrong: 0x10,
  lengthWrong: 0x11,
  commandWrong: 0x21,
  noPermission: 0x23,
  unrecognised: 0x24,
  cardNotTrusted: 0x31,
  moduleNotTrusted: 0x32,
  contentsNotTrusted: 0x33,
  fingerprintNotTrusted: 0x37,
  contentsLengthWrong: 0x3f,
  cardTypeUnknown: 0x40,
  readFailed: 0x41,
  randomFailed: 0x47,
  selfTestFailed: 0x60,
  notAuthorised: 0x66,
  findFailed: 0x80,
  selectFailed: 0x81,
  ok: 0x90,
  itemEmpty: 0x91,
  found: 0x9f,
} as const;

export type SamMeaning = keyof typeof samWord;

/** What a status byte says, for code (`meaning`) and for staff. */
export interface SamSaying {
  readonly meaning: SamMeaning | 'unknown';
  readonly zh: string;
  readonly en: string;
}

export function samSaying(word: number): SamSaying {
  const known = (Object.keys(samWord) as SamMeaning[]).find((meaning) => samWord[meaning] === word);
  if (known !== undefined) return { meaning: known, ...sayings[known] };
  return { meaning: 'unknown', zh: `模块返回了不认识的状态 ${hex(word)}`, en: `unknown status ${hex(word)}` };
}

/** One line for a log or a hint: `read failed (SW3 41)`. */
export function samWords(word: number): string {
  return `${samSaying(word).en} (SW3 ${hex(word)})`;
}

const sayings: Readonly<Record<SamMeaning, { readonly zh: string; readonly en: string }>> = {
  checkWrong: { zh: '模块收到的命令校验和错误', en: 'the module received a command with a wrong check byte' },
  lengthWrong: { zh: '模块收到的命令长度错误', en: 'the module received a command of a wrong length' },
  commandWrong: { zh: '命令、参数或顺序不被接受', en: 'command, parameter or order not accepted' },
  noPermission: { zh: '没有权限执行该命令', en: 'no permission for this command' },
  unrecognised: { zh: '模块报告无法识别的错误', en: 'the module reports an error it can not name' },
  cardNotTrusted: { zh: '模块认证卡片失败', en: 'the module could not authenticate the card' },
  moduleNotTrusted: { zh: '卡片认证模块失败', en: 'the card could not authenticate the module' },
  contentsNotTrusted: { zh: '卡内信息验证错误', en: 'the contents of the card did not verify' },
  fingerprintNotTrusted: { zh: '卡内指纹信息验证错误', en: 'the fingerprint on the card did not verify' },
  contentsLengthWrong: { zh: '卡内信息长度错误', en: 'the contents of the card have a wrong length' },
  cardTypeUnknown: { zh: '无法识别的卡片类型', en: 'unrecognised type of card' },
  readFailed: { zh: '读卡操作失败', en: 'read failed' },
  randomFailed: { zh: '取随机数失败', en: 'no random number from the card' },
  selfTestFailed: { zh: '模块自检失败，不能接收命令', en: 'the module failed its self-test' },
  notAuthorised: { zh: '模块未经授权，无法使用', en: 'the module is not authorised' },
  findFailed: { zh: '寻卡失败（没有卡，或卡还没拿开）', en: 'no card found, or the last one still lies there' },
  selectFailed: { zh: '选卡失败', en: 'select failed' },
  ok: { zh: '操作成功', en: 'done' },
  itemEmpty: { zh: '卡内没有这项内容', en: 'the card has no such content' },
  found: { zh: '寻卡成功', en: 'card found' },
};

function hex(word: number): string {
  return word.toString(16).padStart(2, '0').toUpperCase();
}
