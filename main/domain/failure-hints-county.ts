import type { Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** For staff, about the line to the county: the rows of that area, in a file of their own. */
export const countyHints = {
  'county/offline': text(
    '网络或县平台不通；照常受理即可，恢复后自动补送。',
    'Network or county platform is down; go on accepting, sending resumes by itself.',
  ),
  'county/captive-portal': text(
    '网络要求先在网页上登录；用浏览器完成登录，或找网络管理员。',
    'The network wants a login page first; log in with a browser or call the network administrator.',
  ),
  'county/wrong-network': text(
    '应答的不是本县平台，已暂停发送；核对网线、无线网络和县平台地址。县平台换了密钥的，请致电县里重新入网。',
    'What answers is not the platform of this county; sending is paused. Check cable, Wi-Fi and the address; if the county has a new key, enrol again.',
  ),
  'county/too-large': text(
    '最小的一段也被线路拒绝（413）；请网络管理员放宽代理或防火墙的大小限制，再点“重新发送”。',
    'Even the smallest piece was refused as too large (413); have the proxy’s or firewall’s limit raised, then “Send again”.',
  ),
  'county/server-error': text(
    '县平台应答出错，终端会自动再试；长时间不恢复请致电县里。',
    'The county platform answers with an error; it is tried again. Call the county if it lasts.',
  ),
  'county/not-found': text(
    '县平台没有这个地址或这个办件；核对“设置”里的县平台地址，再点“重新发送”。',
    'The county has no such address or application; check its address under Settings, then “Send again”.',
  ),
  'county/refused': text(
    '县平台拒收，原因在详情里；按原因核对后点“重新发送”，或致电县里。',
    'The county refused; the reason is in the details. Check it and press “Send again”, or call the county.',
  ),
  'county/version-mismatch': text(
    '终端与县平台的版本不一致；请安装新版本，未送的办件会保留。',
    'Terminal and county versions differ; install the new version, unsent applications stay.',
  ),
  'county/revoked': text(
    '县里收回了本终端；请联系县里，拿新入网码在设置里重新入网。未送的办件都在，入网后接着送。',
    'The county withdrew this terminal; ask for a new code and enrol again in the settings. Unsent work stays.',
  ),
  'county/replaced': text(
    '县里已用另一台终端顶替本机；请联系县里。本机未送的办件都在，可用新入网码重新入网后接着送。',
    'Another terminal stands in for this one; call the county. Unsent work stays, and goes on after a new enrolment.',
  ),
  'county/not-recognised': text(
    '县平台不认本终端的签名，可能是从旧备份恢复过；请县里发新入网码，在设置里重新入网，办件都会保留。',
    'The county does not know this terminal’s signature (an old backup?); enrol again with a new code. All is kept.',
  ),
  'county/clock-differs': text(
    '本机时间和县里差得多，已按县里时间重试仍没通过；会自动再试，请核对本机时钟。',
    'This clock and the county’s differ; a try by county time failed too. It goes on trying; check the clock here.',
  ),
  'county/garbled': text(
    '应答不符合约定格式，可能经过了代理或版本不同；把详情发给县里。',
    'The reply does not have the agreed form, perhaps a proxy or other version; send the details to the county.',
  ),
  'county/chain-conflict': text(
    '县里的事件链和本机的对不上，已停止补送；不要重装或删除数据，请联系监察。',
    'The event chains differ and sending has stopped; do not reinstall or delete anything, call supervision.',
  ),
  'publication/bad-signature': text(
    '签名不是本县平台的，已拒收，原版本继续有效。请县里核对是谁发布的；在“电子监察”里有记录。',
    'Not signed by this county; refused, the version in force stays. Ask the county who published it; the chain has an event.',
  ),
  'publication/wrong-hash': text(
    '内容与签名里的摘要不一致，已拒收；过一会儿会自动重取。总是这样，就请县里重新发布。',
    'The content does not have the hash that was signed; refused, fetched again by itself. If it stays so, ask the county to publish anew.',
  ),
  'publication/older': text(
    '县里的版本号退回去了（可能是从备份恢复的）。请县里用更大的版本号重新发布。',
    'The county’s version number went back (perhaps restored from a backup). Ask it to publish again under a higher number.',
  ),
  'publication/incomplete': text(
    '县里发的目录缺要素或缺基本目录事项（名称在详情里），本机仍用原来的一版。请把详情告诉县里。',
    'The county’s catalogue lacks an element or a mandatory item (named in the details). The earlier one stays in force; tell the county.',
  ),
  'publication/unusable': text(
    '格式不对，或本程序版本太旧。先看要不要升级程序，再请县里检查发布的内容。',
    'Wrong format, or this program is too old. See whether an update is due, then ask the county to check what it published.',
  ),
  'enrolment/code-unknown': text(
    '县里没有这个入网码；请核对有没有输错，县里地址是不是本县的。',
    'The county has no such code; check the typing, and that the address is your county’s.',
  ),
  'enrolment/code-expired': text(
    '这个入网码已经过期；请县里重新生成一个。',
    'This code has expired; have the county make a new one.',
  ),
  'enrolment/code-used': text(
    '这个入网码已经用过，每个只能用一次；请县里重新生成一个。',
    'This code has been used, and each works once; have the county make a new one.',
  ),
  'enrolment/code-other-terminal': text(
    '这个入网码是用来顶替另一台终端的；请县里为本机重新生成一个。',
    'This code is for the replacement of another terminal; have the county make one for this one.',
  ),
} as const;
