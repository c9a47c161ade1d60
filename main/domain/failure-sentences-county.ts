import type { Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** About the line to the county: the rows of that area, in a file of their own. */
export const countySentences = {
  'county/offline': text(
    '现在连不上县里，您办的事已存在本机，连上后会自动送去。',
    'The county cannot be reached now. Your application is kept here and will be sent by itself.',
  ),
  'county/captive-portal': text(
    '网络还没有接通县里，您办的事已存在本机，接通后会自动送去。',
    'The network does not reach the county yet. Your application is kept here and will be sent by itself.',
  ),
  'county/wrong-network': text(
    '现在连着的不是本县的平台，没有送出任何东西。您办的事已存在本机，接对后会自动送去。',
    'What answers is not this county’s platform; nothing was sent to it. Your application is kept here and will be sent by itself.',
  ),
  'county/too-large': text(
    '这份材料太大，线路送不过去，工作人员会处理。您交的材料都在本机。',
    'This is too large for the line; staff will see to it. Everything handed in is kept here.',
  ),
  'county/server-error': text(
    '县里的系统正忙，稍后会自动再送。您办的事已存在本机。',
    'The county system is busy; sending will be tried again by itself. Your application is kept here.',
  ),
  'county/not-found': text(
    '县里暂时找不到这一项，工作人员会核对。您办的事已存在本机。',
    'The county does not find this yet; staff will look into it. Your application is kept here.',
  ),
  'county/refused': text(
    '县里还没有收下，工作人员会核对后再送。您交的材料都在本机。',
    'The county has not taken it yet; staff will check and send again. Everything handed in is kept here.',
  ),
  'county/version-mismatch': text(
    '本机需要升级后才能送到县里。您办的事已存在本机，不会丢。',
    'This terminal needs an update before sending. Your application is kept here and will not be lost.',
  ),
  'county/revoked': text(
    '本机暂时不能向县里送件，工作人员会联系县里。您交的材料都在本机。',
    'This terminal may not send for now; staff will call the county. Everything handed in is kept here.',
  ),
  'county/replaced': text(
    '本机已由另一台终端顶替，工作人员会联系县里。您交的材料都在本机。',
    'Another terminal stands in for this one; staff will call the county. Everything handed in is kept here.',
  ),
  'county/not-recognised': text(
    '县里暂时认不出本机，工作人员会联系县里。您交的材料都在本机。',
    'The county does not recognise this terminal; staff will call the county. Everything handed in is kept here.',
  ),
  'county/clock-differs': text(
    '本机和县里的时间对不上，会自动再送。您交的材料都在本机。',
    'The clocks here and at the county differ; sending is tried again. Everything handed in is kept here.',
  ),
  'county/garbled': text(
    '县里的回复没有看明白，工作人员会核对。您办的事已存在本机。',
    'The county’s answer could not be understood; staff will check. Your application is kept here.',
  ),
  'county/chain-conflict': text(
    '本机和县里的记录需要核对一下，核对前都保留在本机。',
    'The records here and at the county need to be compared; everything is kept here meanwhile.',
  ),
  'publication/bad-signature': text(
    '县里下发的内容核对不过，继续按原来的办。',
    'What the county sent down could not be verified; the earlier version stays in use.',
  ),
  'publication/wrong-hash': text(
    '县里下发的内容传坏了，继续按原来的办。',
    'What the county sent down arrived damaged; the earlier version stays in use.',
  ),
  'publication/older': text(
    '县里下发的内容比这台机器上的旧，继续按现在的办。',
    'What the county sent down is older than what is here; the present version stays in use.',
  ),
  'publication/incomplete': text(
    '新的办事目录还要县里补正，这里先照原来的办。',
    'The county has to put the new catalogue right. Until then the earlier one stays in force here.',
  ),
  'publication/unusable': text(
    '县里下发的内容这台机器读不懂，继续按原来的办。',
    'This machine can’t read what the county sent down; the earlier version stays in use.',
  ),
  'enrolment/code-unknown': text(
    '县里没有这个入网码，请核对后再试。',
    'The county does not know this code. Please check it and try again.',
  ),
  'enrolment/code-expired': text(
    '这个入网码过期了，请向县里要一个新的再试。',
    'This code has expired. Please ask the county for a new one.',
  ),
  'enrolment/code-used': text(
    '这个入网码已经用过，请向县里要一个新的再试。',
    'This code has been used. Please ask the county for a new one.',
  ),
  'enrolment/code-other-terminal': text(
    '这个入网码是给另一台终端的，请向县里要本机的再试。',
    'This code is meant for another terminal. Please ask the county for one for this terminal.',
  ),
} as const;
