import type { PageHelp } from './help-pages.ts';

/** Every page of the doorstep station; it is touched, so it has no keys. */
export const agentPageNames = ['home', 'intake', 'handover', 'departure', 'search', 'settings'] as const;

export const agentHelp: Readonly<Record<`agent.${(typeof agentPageNames)[number]}`, PageHelp>> = {
  'agent.home': {
    zh: {
      title: '今日上门',
      what: '今天要去谁家、办什么、带什么。电量、存储、几天没联系县里都在上面。',
      keys: [],
      problems: [
        ['任务没有派下来', '出门前连一次网；路上有人找，可以自己登记一次上门。'],
        ['人不在家', '记一次不在家，改天再来；两次不在家自动退回镇窗口。点错了，当天可以撤回。'],
        ['快没电了', '已收的都存好了，可以放心关机；充电后接着办。'],
      ],
    },
    en: {
      title: 'Visits',
      what: 'Whom to visit today, what for, and what to bring. Battery, storage and days without contact stand above.',
      keys: [],
      problems: [
        ['No visits have come', 'Connect once before leaving; somebody met on the way can be entered by hand.'],
        [
          'Nobody is at home',
          'Note it and come again; after the second time it goes back to the window. A wrong touch can be taken back on the same day.',
        ],
        ['The battery is low', 'All that was taken in is stored; switch off, charge and go on.'],
      ],
    },
  },
  'agent.intake': {
    zh: {
      title: '上门收件',
      what: '先选“上门受理”还是“代办”，再填表、拍材料、请本人确认签字。两种的时限从不同时候算起，凭证上会印明。',
      keys: [],
      problems: [
        ['没有读卡器', '手工填身份证信息，写明原因，拍下证件正反面。'],
        ['拍的材料不清楚', '到亮处重拍一张换掉；看不清的县里会退回。'],
        ['没有打印机', '写手写凭证，把凭证本上的号记进来，回镇里再补打。'],
      ],
    },
    en: {
      title: 'Doorstep intake',
      what: 'Choose doorstep acceptance or delegation first, then form, papers and the person’s signature. The two begin their limits at different times; the receipt says which.',
      keys: [],
      problems: [
        ['No card reader', 'Type the card’s data, say why, and photograph both sides.'],
        ['A photo is not clear', 'Take it again in better light; the county returns what cannot be read.'],
        ['No printer', 'Write a receipt by hand and enter its number; print one later.'],
      ],
    },
  },
  'agent.handover': {
    zh: {
      title: '交接',
      what: '回到镇里，把这批件交给窗口：逐件点收，双方签字。用U盘或同一网络里的文件夹。',
      keys: [],
      problems: [
        ['窗口打不开这批件', '核对两边的口令和文件夹；文件可以再存一次，内容一样。'],
        ['有一件被退回', '看退回原因，补好以后进下一批。'],
        ['原件少一份', '先别签字，在清单上记下缺哪份，当面说清。'],
      ],
    },
    en: {
      title: 'Handover',
      what: 'Back at the township a batch goes over the counter, case by case, signed by both, on a stick or in a shared folder.',
      keys: [],
      problems: [
        [
          'The window cannot open it',
          'Compare the secret and the folder; the file can be saved again and is the same.',
        ],
        ['A case was returned', 'Read why, put it right, and add it to the next batch.'],
        ['An original is missing', 'Do not sign yet; note which one in the list.'],
      ],
    },
  },
  'agent.departure': {
    zh: {
      title: '出门前',
      what: '出门前看一遍：电量、存储、任务、事项目录、编号够不够、设备好不好。',
      keys: [],
      problems: [
        ['目录不是最新', '连一次网再走；实在连不上也能收件，以县里为准。'],
        ['存储快满了', '先把没送的送走，或交接给窗口。'],
        ['读卡器没连上', '拔下来重新插；在“设置”里读一张卡试试。'],
      ],
    },
    en: {
      title: 'Before leaving',
      what: 'One look before the road: battery, storage, visits, catalogue, numbers and devices.',
      keys: [],
      problems: [
        ['The catalogue is old', 'Connect once; without a line work goes on and the county’s word counts.'],
        ['Storage is nearly full', 'Send what waits, or hand it over at the window.'],
        ['The reader is missing', 'Plug it in again and try a card under Settings.'],
      ],
    },
  },
  'agent.search': {
    zh: {
      title: '查询',
      what: '查这台终端收过的件：编号、姓名、拼音或证件号。没有网也能查。',
      keys: [],
      problems: [
        ['按名字查不到', '试拼音首字母，或输完整证件号。'],
        ['看不到县里的结果', '结果要联网才下来；上面写着上次联系的时间。'],
        ['不是我收的件', '别人收的在别人的终端上，请问镇窗口。'],
      ],
    },
    en: {
      title: 'Search',
      what: 'What this terminal has taken in, by number, name, pinyin or ID number; without a line as well.',
      keys: [],
      problems: [
        ['Nothing under a name', 'Try the first letters of the pinyin, or the whole ID number.'],
        ['No decision is shown', 'Decisions come with the next contact; its time stands above.'],
        ['Taken in by a colleague', 'It is on their terminal; ask the window.'],
      ],
    },
  },
  'agent.settings': {
    zh: {
      title: '设置',
      what: '入网、设备、PIN、离线包、练习。出门前在有网的地方弄好。',
      keys: [],
      problems: [
        ['没有入网', '填县里给的地址和入网码；没有网时先收件，回来再入网。'],
        ['设备换了', '点“找一找设备”，选好、保存、试一试。'],
        ['想先练一练', '点“开始练习”，用模拟设备，不影响正式的件。'],
      ],
    },
    en: {
      title: 'Settings',
      what: 'Enrolment, devices, PIN, packages and practice; best done with a line, before leaving.',
      keys: [],
      problems: [
        ['Not enrolled', 'Enter the county’s address and code where there is a line.'],
        ['A device was exchanged', 'Look for devices, choose, save and try it.'],
        ['To try things out', 'Begin practice: simulated devices, and no real case is touched.'],
      ],
    },
  },
};
