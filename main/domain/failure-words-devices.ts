import type { FailureCode, Text } from './failures.ts';

const text = (zh: string, en: string): Text => ({ zh, en });

/** What a citizen reads when a device does not do its work. */
export const deviceSentences = {
  'card/absent': text('请把身份证放在读卡区。', 'Please place the identity card on the reader.'),
  'card/pulled-early': text(
    '身份证拿开得早了一点，请再放一次，等提示后再取走。已填的内容都在。',
    'The card was lifted a little early. Please place it again until told to take it. What was filled in is kept.',
  ),
  'card/unreadable': text(
    '这张证件暂时读不出来，请换个位置再放一次，也可以请工作人员手工录入。',
    'This card cannot be read right now. Please place it again, or ask staff to type the details in.',
  ),
  'card/lift-and-place-again': text('请把身份证拿开，再放上去。', 'Please lift the card and place it again.'),
  'card/reader-missing': text(
    '读卡器没有连上，可以先请工作人员手工录入，已填的内容都在。',
    'The card reader is not connected. Staff can type the details in; what was filled in is kept.',
  ),
  'printer/out-of-paper': text(
    '打印机缺纸，装好后点“继续”。您办的事已经存好，不用重办。',
    'The printer is out of paper. Load some, then press “Continue”. Your application is saved.',
  ),
  'printer/cover-open': text(
    '打印机的盖子开着，盖好后点“继续”。您办的事已经存好。',
    'The printer cover is open. Close it, then press “Continue”. Your application is saved.',
  ),
  'printer/jammed': text(
    '打印机卡纸了，清理后点“继续”。您办的事已经存好。',
    'Paper is jammed in the printer. Clear it, then press “Continue”. Your application is saved.',
  ),
  'printer/offline': text(
    '打印机没有连上，接好后可以补打凭证。您办的事已经存好。',
    'The printer is not connected. The receipt can be printed later. Your application is saved.',
  ),
  'printer/state-unknown': text(
    '请看一下凭证有没有打出来，没有的话可以补打。您办的事已经存好。',
    'Please look whether the receipt came out; it can be printed again. Your application is saved.',
  ),
  'scanner/jammed': text(
    '扫描仪卡纸了，取出后从这一页接着扫。前面扫好的都在。',
    'A page is stuck in the scanner. Take it out and go on from that page. Earlier pages are kept.',
  ),
  'scanner/empty': text(
    '扫描仪里没有纸，请放好材料后点“继续”。',
    'There is no page in the scanner. Please load the papers, then press “Continue”.',
  ),
  'scanner/cover-open': text(
    '扫描仪的盖子开着，盖好后点“继续”。前面扫好的都在。',
    'The scanner cover is open. Close it, then press “Continue”. Earlier pages are kept.',
  ),
  'scanner/busy': text(
    '扫描仪正在忙，请稍等一会儿再试。前面扫好的都在。',
    'The scanner is busy. Please wait a moment and try again. Earlier pages are kept.',
  ),
  'scanner/offline': text(
    '扫描仪没有连上，接好后点“继续”。前面扫好的都在。',
    'The scanner is not connected. Connect it, then press “Continue”. Earlier pages are kept.',
  ),
  'code-scanner/missing': text('扫码枪没有连上。', 'The code scanner is not connected.'),
  'signature-pad/offline': text(
    '签字板没有连上，可以先在纸上签。已填的内容都在。',
    'The signature pad is not connected. You can sign on paper instead; what was filled in is kept.',
  ),
  'signature-pad/busy': text('签字板上还有一份没签完，请先签完。', 'Another signature on the pad is not finished yet.'),
  'signature-pad/not-signed': text(
    '还没有签字。想好了再签，也可以在纸上签。已填的内容都在。',
    'Nothing was signed yet. Sign when you are ready, or on paper. What was filled in is kept.',
  ),
  'signature-pad/unusable': text(
    '这次签得不完整，请再签一次。',
    'This signature did not come out whole. Please sign again.',
  ),
  'fingerprint/reader-missing': text(
    '指纹仪没有连上，请工作人员看一下。已填的内容都在。',
    'The fingerprint reader is not connected; staff will look. What was filled in is kept.',
  ),
  'fingerprint/busy': text('指纹仪正在用，请稍等。', 'The fingerprint reader is in use, please wait.'),
  'fingerprint/not-placed': text('请把手指平放在指纹仪上。', 'Please lay your finger flat on the reader.'),
  'fingerprint/poor-quality': text(
    '这次按得不太清楚，请擦干手指再按一次。',
    'That print is not clear. Please dry your finger and try again.',
  ),
  'device-host/down': text(
    '设备正在重新连接，请稍等。已填和已交的都在。',
    'The devices are reconnecting, please wait. What was filled in and handed in is kept.',
  ),
} as const satisfies Partial<Record<FailureCode, Text>>;

/** What staff do about it. */
export const deviceHints = {
  'card/absent': text('读卡区没有证件；平放在感应区中央。', 'No card in the field; lay it flat in the centre.'),
  'card/pulled-early': text(
    '读取中途移开了证件；再放一次，听到提示音后再取。',
    'The card left during the read; place it again until the tone.',
  ),
  'card/unreadable': text(
    '芯片没有应答或校验不过；换个角度试两次，仍不行就手工录入并写明原因。',
    'The chip does not answer or fails its check; try twice more, then type in and state the reason.',
  ),
  'card/lift-and-place-again': text(
    '读卡模块读完一次后，证件要先拿开才会再认。',
    'After a read the module finds the card again only once it was lifted.',
  ),
  'card/reader-missing': text(
    '检查读卡器的电源和数据线，再到“设置—设备”里看端口。',
    'Check the reader’s power and cable, then its port under Settings – Devices.',
  ),
  'printer/out-of-paper': text(
    '装 80 毫米或 58 毫米热敏纸，光面朝外，合盖后点“继续”，凭证会接着打。',
    'Load thermal paper, shiny side out, close the cover and press “Continue”; the receipt follows.',
  ),
  'printer/cover-open': text(
    '把盖子两侧都按到位，再点“继续”。',
    'Press both sides of the cover home, then “Continue”.',
  ),
  'printer/jammed': text(
    '关电源，开盖取出碎纸，检查切刀，再开机点“继续”。',
    'Switch off, open, remove the paper, check the cutter, switch on and press “Continue”.',
  ),
  'printer/offline': text(
    '检查打印机电源、网线和地址；可先继续办下一件，稍后在“今日”里补打。',
    'Check power, network cable and address; go on with the next visitor and reprint from Today.',
  ),
  'printer/state-unknown': text(
    '打印机没有报告结果；看一眼出纸口，再点“已打出”或“补打”。',
    'The printer did not report; look at the paper and press “It printed” or “Reprint”.',
  ),
  'scanner/jammed': text(
    '打开进纸盖取出卡住的页；已扫的页不用重扫，从卡住的那页放回。',
    'Open the feeder and remove the page; put back from that page on, earlier ones are stored.',
  ),
  'scanner/empty': text('把材料放进进纸器，或改用平板扫描。', 'Load the feeder, or scan from the glass.'),
  'scanner/cover-open': text('合上进纸盖或平板盖，再点“继续”。', 'Close the feeder or lid, then press “Continue”.'),
  'scanner/busy': text(
    '另一台电脑或上一个任务正在用扫描仪；等它结束，必要时重启扫描仪。',
    'Another computer or job is using it; wait for it, or restart the scanner.',
  ),
  'scanner/offline': text(
    '检查扫描仪电源、网线和地址；急用时可先核验原件、稍后补扫。',
    'Check power, network cable and address; if urgent, check the original now and scan later.',
  ),
  'code-scanner/missing': text(
    '检查扫码枪的线和模式（串口或 HID POS）；没有它可以手工输入号码。',
    'Check the code scanner’s cable and mode (serial or HID POS); numbers can be typed in instead.',
  ),
  'signature-pad/offline': text(
    '检查签字板的连线，到“设置”里看它的插件是否在运行；可先打印申请表，在纸上签了再扫。',
    'Check the pad’s cable, and its plug-in under Settings; the form can be printed, signed on paper and scanned.',
  ),
  'signature-pad/busy': text(
    '等上一份签完或超时；一直这样就拔插签字板。',
    'Wait until the signature before is done or runs out of time; unplug the pad if it stays so.',
  ),
  'signature-pad/not-signed': text(
    '没人签，或签字人按了取消；问清楚后再来一次。',
    'Nobody signed, or the signer cancelled; ask, then start again.',
  ),
  'signature-pad/unusable': text(
    '签字板送来的图或笔迹不完整，详情里有原因；请再签一次，反复出现就换线或换插件。',
    'The pad’s picture or strokes are not whole, see the details; sign again, and if it recurs change cable or plug-in.',
  ),
  'fingerprint/reader-missing': text(
    '检查指纹仪的连线，到“设置”里看它的插件是否在运行。',
    'Check the fingerprint reader’s cable, and its plug-in under Settings.',
  ),
  'fingerprint/busy': text('等上一次按完或超时。', 'Wait until the finger before is done or runs out of time.'),
  'fingerprint/not-placed': text(
    '没有等到手指；请群众把手指放平、放正，再试一次。',
    'No finger was put down; ask for one laid flat and straight, then try again.',
  ),
  'fingerprint/poor-quality': text(
    '手指太干、太湿或没放正；擦一擦指纹仪和手指，或换一根手指。',
    'The finger is too dry, too wet or not centred; wipe reader and finger, or take another one.',
  ),
  'device-host/down': text(
    '设备程序意外退出，正在自动重启；一分钟后仍未恢复，请重启终端。',
    'The device process ended and is restarting by itself; if it does not within a minute, restart the terminal.',
  ),
} as const satisfies Partial<Record<FailureCode, Text>>;
