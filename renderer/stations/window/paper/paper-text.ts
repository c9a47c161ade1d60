import { defineText } from '../../../text.ts';

const zh = {
  other: '换“{{printer}}”打',
  pdf: '存成 PDF',
  handing: '正在交给打印机…',
  job: {
    waiting: '“{{printer}}”在排队，马上打。',
    printing: '“{{printer}}”正在打。',
    held: '“{{printer}}”里的任务被暂停了，请在打印机队列里放行。',
    stopped: '“{{printer}}”停了，请看看纸和盖子；修好后会接着打。',
    completed: '“{{printer}}”打完了。',
    cancelled: '打印被取消了。',
    aborted: '“{{printer}}”没有打完，请看看打印机，再打一次。',
    gone: '打印机队列里已经没有这个任务，请看看纸上有没有。',
  },
  openPdf: '看 PDF',
  warnings: '这张回执请留意',
  warning: {
    'characters-spelled-out': '字库里没有 {{characters}}，纸上印的是代码，请用笔把字写上再交给申请人。',
    'characters-drawn': '打印机自己没有 {{characters}}，已按图形打出，请看一眼是否清楚。',
    'barcode-left-out': '纸太窄，条码没有打；扫二维码是一样的。',
  },
  opened: '没有可用的 A4 打印机，已打开 PDF。',
} as const;

const en = {
  other: 'Print at “{{printer}}”',
  pdf: 'Save as PDF',
  handing: 'Handing it to the printer …',
  job: {
    waiting: 'Waiting at “{{printer}}”.',
    printing: '“{{printer}}” is printing.',
    held: 'The job is held at “{{printer}}”; release it in the printer’s queue.',
    stopped: '“{{printer}}” has stopped: look at paper and cover; it goes on once that is put right.',
    completed: '“{{printer}}” has printed it.',
    cancelled: 'Printing was cancelled.',
    aborted: '“{{printer}}” broke off: look at it and print again.',
    gone: 'The printer has no record of this job any more: look whether it is on paper.',
  },
  openPdf: 'Show PDF',
  warnings: 'About this receipt',
  warning: {
    'characters-spelled-out':
      'No font here has {{characters}}; the paper shows the code. Please write it in by hand before handing it over.',
    'characters-drawn': 'The printer lacks {{characters}}; drawn as a picture. Please look whether it is clear.',
    'barcode-left-out': 'The paper is too narrow for the barcode; the QR code says the same.',
  },
  opened: 'No A4 printer is ready; the PDF was opened.',
} as const;

export const usePaperText = defineText('paper', zh, en);
