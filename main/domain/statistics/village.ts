/** The village or community in a Chinese address, as it is written there; empty where none is named. */
export function villageIn(address: unknown): string {
  if (typeof address !== 'string') return '';
  const below = /(?:街道办事处|街道|镇|乡)(?<below>.*)$/u.exec(address)?.groups?.below ?? '';
  return /^[\p{Script=Han}]{1,12}?(?:村民委员会|居民委员会|村委会|居委会|社区|村)/u.exec(below)?.[0] ?? '';
}
