import { defineText } from '../../../text.ts';

const zh = {
  title: '记住的扫描仪证书',
  refused:
    '扫描仪现在出示的证书和记住的不一样，所以没有连。确认是换过、修过或更新过的扫描仪，就去掉下面原来那条；没有动过它，请先找县里问清楚。',
  damaged: '记证书的文件读不出来，加密连接的扫描仪都没有连。去掉后会重新记，原文件留着备查。',
  forget: '去掉',
  forgetAll: '去掉文件',
  keep: '留着',
  sure: '去掉记住的证书？',
  consequence: '去掉以后，下一次在这个地址见到的扫描仪会被当作自己的。请确认接在那里的就是本单位的扫描仪。',
} as const;

const en = {
  title: 'Remembered scanner certificates',
  refused:
    'The scanner shows another certificate than the one remembered, so it is not talked to. If it was exchanged, repaired or updated, remove its line below; if nobody touched it, ask the county first.',
  damaged:
    'The file of certificates cannot be read, so no encrypted scanner is talked to. Removing it starts anew; the old file is kept.',
  forget: 'Remove',
  forgetAll: 'Remove the file',
  keep: 'Keep',
  sure: 'Remove the remembered certificate?',
  consequence:
    'The next scanner seen at this address will be taken for your own. Make sure that the one connected there is yours.',
} as const;

export const useCertificateText = defineText('certificates', zh, en);
