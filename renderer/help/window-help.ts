import type { PageName } from '../stations/window/pages.ts';
import type { PageHelp } from './help-pages.ts';

const search: readonly [string, string] = ['Ctrl K', '搜办件、事项、证件号'];
const searchEn: readonly [string, string] = ['Ctrl K', 'search cases, items, ID numbers'];

/** Every page of the window. */
export const windowHelp: Readonly<Record<`window.${PageName}`, PageHelp>> = {
  'window.intake': {
    zh: {
      title: '受理',
      what: '一个人来办一件事：放身份证、选事项、填表、交材料、核对受理。每填一栏就存进本机，停电也不丢。',
      keys: [
        ['Alt 1…5', '换到第几步'],
        ['Enter', '到下一栏'],
        ['F2', '暂存，先办别人的'],
        ['F4', '扫描选中的材料'],
        ['F6', '一次性告知还差什么'],
        ['F8', '容缺受理'],
        ['F9', '去核对；核对完受理'],
        search,
      ],
      problems: [
        ['身份证读不出来', '拿起来重新放平，等“嘀”一声。还不行就点“没带证件”，写明原因手工填。'],
        ['F9 受理不了', '核对页列出还差什么，点一条就到那一栏。材料暂时不齐可以用 F8 容缺或 F6 告知。'],
        ['回执没打出来', '件已经受理，不会丢。看顶上“打印”缺不缺纸，装好后点“补打回执”。'],
      ],
    },
    en: {
      title: 'Intake',
      what: 'One person, one matter: card, item, form, papers, review. Every field is stored here as it is typed; a power cut loses nothing.',
      keys: [
        ['Alt 1…5', 'go to a step'],
        ['Enter', 'next field'],
        ['F2', 'put aside, serve somebody else'],
        ['F4', 'scan the chosen material'],
        ['F6', 'say once what is missing'],
        ['F8', 'accept with papers to follow'],
        ['F9', 'review; accept there'],
        searchEn,
      ],
      problems: [
        [
          'The card is not read',
          'Lift it, lay it flat and wait for the beep. Otherwise type by hand and say why there is no card.',
        ],
        [
          'F9 does not accept',
          'The review lists what is missing; click a line to get there. Papers may follow with F8, or be asked for with F6.',
        ],
        [
          'No receipt came out',
          'The case is accepted and safe. Look at the printer’s paper at the top, then print the receipt again.',
        ],
      ],
    },
  },
  'window.today': {
    zh: {
      title: '今日',
      what: '今天这台终端收了什么、在哪里、哪些快到期。点一行看详情、补打回执。',
      keys: [['↑ ↓', '选一行'], ['Enter', '打开'], search],
      problems: [
        ['刚收的件不在这里', '看是不是还没按 F9 受理：没受理的在“待办”的草稿里。'],
        ['一直显示“已存本机”', '没有网络时是正常的，件已经存好；连上以后自动送县。'],
        ['到期的件很多', '按还剩的天数从少到多办；办不了的先在详情里记下原因。'],
      ],
    },
    en: {
      title: 'Today',
      what: 'What was taken in here today, where it is, and what falls due. A line opens the details and prints receipts again.',
      keys: [['↑ ↓', 'choose a line'], ['Enter', 'open it'], searchEn],
      problems: [
        ['A case is not listed', 'It may not be accepted yet: what was begun only lies among the drafts under To do.'],
        ['It stays “on this terminal”', 'Without a line that is as it should be; it is sent by itself later.'],
        ['Many are due', 'Begin with the fewest days left; note the reason in the details where one has to wait.'],
      ],
    },
  },
  'window.attention': {
    zh: {
      title: '待办',
      what: '需要人处理的都在这里：县里要补正的、催办督办的、送不出去的，还有没办完的草稿。',
      keys: [search],
      problems: [
        ['县里要补正', '点开看缺什么，补好材料再送；给群众打一张补正告知书。'],
        ['件送不出去', '看那一行写的原因；处理好以后点“再送一次”，不会重复。'],
        ['草稿不知道是谁的', '点“接着办”看内容；确实不要的再“作废”。'],
      ],
    },
    en: {
      title: 'To do',
      what: 'Everything that waits for a person: corrections asked for, reminders, what could not be sent, and unfinished drafts.',
      keys: [searchEn],
      problems: [
        [
          'The county asks for a correction',
          'Open it to see what is missing, add it and send; print the notice for the citizen.',
        ],
        ['Something is not sent', 'The line says why. When that is settled press Send again; nothing is sent twice.'],
        ['Whose draft is this?', 'Go on with it and look; discard it only when nobody needs it.'],
      ],
    },
  },
  'window.search': {
    zh: {
      title: '查询',
      what: '在本机台账里查办件：编号、姓名、拼音、完整证件号，或扫回执上的二维码。',
      keys: [['Enter', '查'], ['↑ ↓', '选一行'], search],
      problems: [
        ['按名字查不到', '试试拼音首字母，或者输完整的证件号。'],
        ['证件号查不到', '证件号要输全 18 位，最后的 X 也要。'],
        ['在别的窗口办的查不到', '这里只有本机收的件；别处的请打县里咨询电话，或在“公开”里查进度。'],
      ],
    },
    en: {
      title: 'Search',
      what: 'Cases of this terminal by number, name, pinyin or whole ID number, or by the code on the receipt.',
      keys: [['Enter', 'search'], ['↑ ↓', 'choose a line'], searchEn],
      problems: [
        ['Nothing under a name', 'Try the first letters of the pinyin, or the whole ID number.'],
        ['Nothing under an ID number', 'All 18 signs are needed, the X at the end as well.'],
        ['Taken in elsewhere', 'Only this terminal’s cases are here; ask the county for the others.'],
      ],
    },
  },
  'window.open': {
    zh: {
      title: '公开',
      what: '办事指南、公告、信息公开，都是县里发布的；可以打印一次性告知单给群众。',
      keys: [search],
      problems: [
        ['指南和墙上的不一样', '以这里为准，看上面“截至”的日期；墙上的该换了。'],
        ['找不到某个事项', '换个说法、用拼音或编码找；确实没有就是县里还没发布。'],
        ['显示“可能不是最新”', '好几天没连上县里了；照样能用，告诉群众以县里为准。'],
      ],
    },
    en: {
      title: 'Public pages',
      what: 'Guides, notices and disclosure as the county has published them; lists of what to bring can be printed.',
      keys: [searchEn],
      problems: [
        ['It differs from the wall', 'What is here holds; look at the date above. The sheet on the wall is old.'],
        ['An item is not found', 'Try other words, pinyin or the code; otherwise the county has not published it.'],
        [
          '“May not be the newest”',
          'There was no contact for days; it can still be used, and the county’s word counts.',
        ],
      ],
    },
  },
  'window.handover': {
    zh: {
      title: '交接',
      what: '代办员带回来的一批件在这里点收：打开他的文件，逐件收下或退回，双方签字。',
      keys: [search],
      problems: [
        ['打不开那批件', '扫他屏幕上的码，或者照着输口令；文件夹要选对。'],
        ['少了材料或原件', '这一件点退回，写明少什么；其余的照常收下。'],
        ['已经收过一次', '不要紧，再打开还是同一批，不会重复。'],
      ],
    },
    en: {
      title: 'Handover',
      what: 'Here a batch from the doorstep is taken over: open the file, accept or return case by case, and both sign.',
      keys: [searchEn],
      problems: [
        [
          'The batch does not open',
          'Scan the code on the other screen or type the secret, and choose the right folder.',
        ],
        ['A paper is missing', 'Return that case and say what is missing; accept the others.'],
        ['It was taken over already', 'Opened again it is the same batch; nothing is doubled.'],
      ],
    },
  },
  'window.statistics': {
    zh: {
      title: '统计',
      what: '收了多少、用了多久、评价怎样，都从台账里算出来。点一个数就看到是哪些件。',
      keys: [search],
      problems: [
        ['数和县里的不一样', '还没送到县里的只在这里算；送完再对。'],
        ['某一天没有数', '先看日期范围；那天停机就没有。'],
        ['要交报表', '在“设置”里把表格导到U盘，用电子表格打开。'],
      ],
    },
    en: {
      title: 'Statistics',
      what: 'How many, how long, how they were rated, computed from the ledger. A number opens the cases behind it.',
      keys: [searchEn],
      problems: [
        ['The county has other figures', 'What is not sent yet counts here only; compare when all is through.'],
        ['A day has none', 'Look at the dates first; a terminal that was off has none.'],
        ['A report is due', 'Export the tables to a stick under Settings and open them in a spreadsheet.'],
      ],
    },
  },
  'window.settings': {
    zh: {
      title: '设置',
      what: '入网、设备、PIN、离线包、备份、练习，还有核验台账。改完设备要点“保存并启用”，再试一试。',
      keys: [search],
      problems: [
        ['换了打印机不出纸', '点“找一找设备”，选新的，保存，再打测试小票。'],
        ['忘了自己的PIN', '请县里在“人员”页重新给一个启用码，回锁屏页启用。'],
        ['没有网，件要送县', '用“离线包”导到U盘，带到镇里或县里导入。'],
      ],
    },
    en: {
      title: 'Settings',
      what: 'Enrolment, devices, PIN, packages, backup, practice, and the check of the ledger. Save devices before trying them.',
      keys: [searchEn],
      problems: [
        ['A new printer stays silent', 'Look for devices, choose it, save, and print a test receipt.'],
        ['A PIN was forgotten', 'The county gives a new start code; begin with it on the lock page.'],
        ['No line, but cases must go', 'Export a package to a stick and have it carried to the township or county.'],
      ],
    },
  },
};
