import type { PageHelp } from './help-pages.ts';

/** Pages that every station has: the lock, the first setting up, and what staff see at a kiosk. */
export const machineHelp = {
  lock: {
    zh: {
      title: '锁屏',
      what: '选自己的名字，输自己的PIN。没人操作一段时间会自动锁上，填到一半的都还在。',
      keys: [
        ['Tab', '换一个人'],
        ['Enter', '选中；输完PIN开始工作'],
      ],
      problems: [
        ['PIN输错了', '连错五次锁五分钟；忘了就请县里重新给启用码。'],
        ['名单里没有我', '名单是县里发的；请县里在“人员”页加上，连着网会自动到。'],
        ['只想练一练', '点下面的“练习”，不用自己的PIN，也不影响正式台账。'],
      ],
    },
    en: {
      title: 'Lock page',
      what: 'Choose your name and type your PIN. It locks by itself when nobody works; what was being filled in is kept.',
      keys: [
        ['Tab', 'another person'],
        ['Enter', 'choose; begin after the PIN'],
      ],
      problems: [
        ['The PIN is wrong', 'Five wrong ones lock it for five minutes; the county can give a new start code.'],
        ['My name is missing', 'The list is the county’s; once it adds you, the list arrives by itself.'],
        ['Only to try things out', 'Press Practice below: not your own PIN, and no real case is touched.'],
      ],
    },
  },
  setup: {
    zh: {
      title: '首次设置',
      what: '新终端第一次开机走一遍，大约五分钟。哪一步都可以先跳过，以后在“设置”里再弄。',
      keys: [
        ['Tab', '到下一个按钮'],
        ['Enter', '按下'],
      ],
      problems: [
        ['没有入网码', '向县里要；先往下走，以后在“设置”里入网。'],
        ['设备找不到', '接好线、通上电再找一次，或者照着设备上的标签输入地址。'],
        ['有的字显示成方框', '装上提示里说的字体；姓名用的生僻字软件自带，不受影响。'],
      ],
    },
    en: {
      title: 'First setting up',
      what: 'The first start of a new terminal, about five minutes. Any step can be left and done under Settings later.',
      keys: [
        ['Tab', 'next button'],
        ['Enter', 'press it'],
      ],
      problems: [
        ['No enrolment code', 'Ask the county; go on, and enrol under Settings later.'],
        ['A device is not found', 'Check cable and power and look again, or type the address on its label.'],
        ['Boxes in place of letters', 'Install the font that is named; rare characters of names are shipped.'],
      ],
    },
  },
  'kiosk.staff': {
    zh: {
      title: '自助终端 · 工作人员',
      what: '早上开机、换纸、看设备、练习时用。弄好以后点“交还给群众”，群众才看得到首页。',
      keys: [],
      problems: [
        ['打印机缺纸', '装好纸关上盖，下面“设备”里打一张测试小票。'],
        ['读卡器不亮', '拔下来重新插，等半分钟；还不行就在“设备”里重新选。'],
        ['群众说办不了', '首页的格子写着原因；设备好了会自己恢复。'],
      ],
    },
    en: {
      title: 'Kiosk · staff',
      what: 'For the morning, new paper, devices and practice. Give it back to the villagers when done; only then they see the home page.',
      keys: [],
      problems: [
        ['The printer has no paper', 'Load it, close the cover, and print a test receipt under Devices.'],
        ['The reader is dark', 'Plug it in again and wait half a minute; otherwise choose it anew under Devices.'],
        ['A service is said to be off', 'Its tile on the home page says why; it comes back by itself.'],
      ],
    },
  },
} as const satisfies Readonly<Record<string, PageHelp>>;
